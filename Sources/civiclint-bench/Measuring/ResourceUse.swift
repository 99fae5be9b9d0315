// ResourceUse.swift: asks the operating system with a pointer to a local.
//
// Invariants
//   1. `getrusage` writes one `rusage` through the pointer and keeps no copy of it.
//   2. Who is asked about is always this process, so the call cannot fail.
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What this process has used so far, as the operating system counts it.
struct ResourceUse {
  /// Seconds of processor time, user and system, over all threads.
  let processorSeconds: Double
  /// The most memory that was resident at any time, in bytes.
  let peakBytes: Int

  static func current() -> ResourceUse {
    var usage = rusage()
    #if canImport(Glibc)
    _ = unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
    let peak = Int(usage.ru_maxrss) * 1024
    #else
    _ = unsafe getrusage(RUSAGE_SELF, &usage)
    let peak = Int(usage.ru_maxrss)
    #endif
    let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return ResourceUse(
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakBytes: peak)
  }
}
