using OrleansMesh.EdgeNode;
using OrleansMesh.Hosting;

return await MeshProcess.RunAsync(() => EdgeHost.RunAsync(args), Console.Error);
