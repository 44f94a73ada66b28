/// Numbers of files that put the lowest byte first; what lies outside the bytes is zero, so that nothing traps.
extension [UInt8] {
  @inline(__always)
  func byte(_ place: Int) -> Int {
    place >= 0 && place < count ? Int(self[place]) : 0
  }

  @inline(__always)
  func word(_ place: Int) -> Int {
    guard place >= 0, place <= count - 2 else { return 0 }
    return Int(self[place]) | Int(self[place + 1]) << 8
  }

  @inline(__always)
  func doubleWord(_ place: Int) -> UInt32 {
    guard place >= 0, place <= count - 4 else { return 0 }
    return UInt32(self[place]) | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2]) << 16
      | UInt32(self[place + 3]) << 24
  }

  @inline(__always)
  func double(_ place: Int) -> Double {
    Double(bitPattern: UInt64(doubleWord(place)) | UInt64(doubleWord(place + 4)) << 32)
  }
}
