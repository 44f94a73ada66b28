import FuzzReports

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzedReport.read(Array(UnsafeBufferPointer(start: start, count: count)), as: .export)
  return 0
}
