// What is to be measured, and against what, stands in docs/decisions/0003-leased-work-table.md.
Console.WriteLine("Nothing is measured here yet.");
