return await Workflow.Host.HostApplication.RunAsync(args);
