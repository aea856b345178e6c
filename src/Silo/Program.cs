using OrleansMesh.Hosting;
using OrleansMesh.Silo;

return await MeshProcess.RunAsync(() => SiloHost.RunAsync(args), Console.Error);
