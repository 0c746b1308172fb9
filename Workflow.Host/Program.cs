await Workflow.Host.HostApplication.Build(args).RunAsync();
