using OrleansMesh.Hosting;
using OrleansMesh.Standalone;

return await MeshProcess.RunAsync(() => StandaloneProgram.RunAsync(args), Console.Error);
