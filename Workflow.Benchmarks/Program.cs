Console.WriteLine("Benchmarks come with the engine's own issue.");
