// CheckRun
