/// A growing run of bytes for the bodies of sheets, where a call for each element would be too slow, and for
/// the texts that come piece by piece while they are read.
@safe
package struct ByteRun: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt8>

  package init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// Makes room for more bytes, so that the calls after it need not ask.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let wider = max(capacity * 2, count + more)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    unsafe fresh.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = wider
  }

  /// Forgets the bytes and keeps the room.
  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Appends bytes; makes its own room.
  @inline(__always)
  mutating func append(_ bytes: borrowing Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { unsafe put($0) }
  }

  /// The bytes as text; what is not UTF-8 is replaced.
  var text: String {
    unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  @inline(__always)
  func withSpan<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count).span)
  }

  /// Appends a byte; room must have been reserved.
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    unsafe base[count] = byte
    count &+= 1
  }

  /// Appends fixed text; room must have been reserved.
  @inline(__always)
  mutating func put(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    unsafe (base + count).update(from: text.utf8Start, count: length)
    count &+= length
  }

  /// Appends bytes; room must have been reserved.
  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    unsafe (base + count).update(from: start, count: bytes.count)
    count &+= bytes.count
  }

  /// Appends the decimal digits of a number that is not negative; 20 bytes of room must have been reserved.
  @inline(__always)
  mutating func put(digits number: UInt64) {
    var rest = number
    if rest < 10 {
      put(UInt8(truncatingIfNeeded: rest) &+ 48)
      return
    }
    var length = 2
    var bound: UInt64 = 100
    while length < 20, rest >= bound {
      length &+= 1
      bound = bound > UInt64.max / 10 ? UInt64.max : bound &* 10
    }
    var place = count &+ length
    count = place
    while rest >= 10 {
      place &-= 1
      let quotient = rest / 10
      unsafe base[place] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 48
      rest = quotient
    }
    place &-= 1
    unsafe base[place] = UInt8(truncatingIfNeeded: rest) &+ 48
  }

  /// Appends the shortest text of a finite number that reads back as the same; makes its own room.
  @inline(__always)
  package mutating func append(number: Double) {
    reserve(32)
    var magnitude = number
    if number < 0 {
      put(UInt8(ascii: "-"))
      magnitude = -number
    }
    if magnitude < 9_007_199_254_740_992 {
      let whole = UInt64(magnitude)
      if Double(whole) == magnitude {
        put(digits: whole)
        return
      }
      if magnitude < 1e9, appendDecimals(magnitude, whole: whole) { return }
    }
    append(magnitude.description)
  }

  /// Appends a number of up to four decimals, if that is its exact shortest text.
  private mutating func appendDecimals(_ magnitude: Double, whole: UInt64) -> Bool {
    var scale: UInt64 = 10
    var places = 1
    while places <= 4 {
      let scaled = (magnitude * Double(scale)).rounded()
      // Both are exact, so the quotient is the very double that the decimal text names.
      if scaled / Double(scale) == magnitude {
        let units = UInt64(scaled)
        put(digits: units / scale)
        put(UInt8(ascii: "."))
        var rest = units % scale
        var divisor = scale / 10
        while divisor > 0 {
          put(UInt8(truncatingIfNeeded: rest / divisor) &+ 48)
          rest %= divisor
          divisor /= 10
        }
        return true
      }
      scale &*= 10
      places &+= 1
    }
    return false
  }

  /// Appends text as it is; makes its own room.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      reserve(bytes.count)
      unsafe put(bytes)
    }
  }

  /// Appends text as the content of an element; makes its own room.
  ///
  /// A quotation mark stays as it is, as in what Excel writes: a parser has to stop for each reference, and formulas are
  /// full of them.
  ///
  /// Characters that XML cannot hold become `_xHHHH_`, as the format has it, and a text that looks like
  /// that is kept apart by `_x005F_`.
  mutating func append(escaped bytes: UnsafeBufferPointer<UInt8>) {
    let length = bytes.count
    // The longest escape is 12 bytes for a single one.
    reserve(length)
    var start = 0
    var index = 0
    while index < length {
      let byte = unsafe bytes[index]
      if byte >= 0x40 ? (byte != 0x5F && byte != 0xEF) : (byte >= 0x20 && Self.isPlainBelow40(byte)) {
        index &+= 1
        continue
      }
      if let escape = unsafe Self.escape(at: index, in: bytes) {
        reserve(length &- start &+ 16)
        unsafe put(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        put(escape.text)
        if escape.code >= 0 { putHexadecimal(escape.code) }
        index &+= escape.length
        start = index
      } else {
        index &+= 1
      }
    }
    reserve(length &- start)
    unsafe put(UnsafeBufferPointer(rebasing: bytes[start..<length]))
  }

  /// Appends text as the content of an element or an attribute; makes its own room.
  package mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { unsafe append(escaped: $0) }
  }

  @inline(__always)
  private static func isPlainBelow40(_ byte: UInt8) -> Bool { byte != 0x26 && byte != 0x3C && byte != 0x3E }

  private mutating func putHexadecimal(_ code: Int) {
    var shift = 12
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: (code >> shift) & 15)
      put(digit < 10 ? digit &+ 48 : digit &+ 55)
      shift -= 4
    }
    put(UInt8(ascii: "_"))
  }

  private struct Escape {
    var text: StaticString
    var length: Int
    var code: Int = -1
  }

  private static func escape(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Escape? {
    switch unsafe bytes[index] {
    case UInt8(ascii: "&"): return Escape(text: "&amp;", length: 1)
    case UInt8(ascii: "<"): return Escape(text: "&lt;", length: 1)
    case UInt8(ascii: ">"):
      // XML wants it written out behind two brackets only.
      guard index >= 2, unsafe bytes[index - 1] == 0x5D, unsafe bytes[index - 2] == 0x5D else { return nil }
      return Escape(text: "&gt;", length: 1)
    case 9, 10: return nil
    case let control where control < 0x20: return Escape(text: "_x", length: 1, code: Int(control))
    case UInt8(ascii: "_"):
      guard index + 6 < bytes.count, unsafe bytes[index + 1] == UInt8(ascii: "x"),
        unsafe bytes[index + 6] == UInt8(ascii: "_")
      else { return nil }
      for offset in 2...5 {
        switch unsafe bytes[index + offset] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          continue
        default: return nil
        }
      }
      return Escape(text: "_x005F_", length: 1)
    case 0xEF:
      guard index + 2 < bytes.count, unsafe bytes[index + 1] == 0xBF, unsafe bytes[index + 2] >= 0xBE else {
        return nil
      }
      return unsafe Escape(text: "_x", length: 3, code: 0xFFC0 | Int(bytes[index + 2] & 0x3F))
    default: return nil
    }
  }

  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count))
  }

  /// Takes the bytes out and starts anew.
  mutating func take() -> OwnedBytes {
    let taken = unsafe OwnedBytes(base: base, count: count)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    count = 0
    return taken
  }
}

/// Bytes that nobody changes any more.
///
/// Unchecked since the compiler cannot see that the pointer has one owner and is only read until it is freed.
@safe
final class OwnedBytes: @unchecked Sendable {
  let count: Int
  private let base: UnsafeMutablePointer<UInt8>

  fileprivate init(base: UnsafeMutablePointer<UInt8>, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  deinit {
    unsafe base.deallocate()
  }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count))
  }
}
