/// Finds its way through a finished deflate stream, so that more can be put behind it.
///
/// libdeflate compresses whole buffers and marks the last block as last. To let several processors work on
/// one part, the mark is taken off and an empty stored block brings the stream to a whole byte. Where the
/// last block begins and ends is only known by decoding: symbols are walked over and nothing is unpacked.
package enum DeflateStream {
  /// Takes the mark of the last block off and ends the stream on a whole byte; false where it is no stream.
  ///
  /// The buffer must have room for five more bytes than the stream.
  package static func reopen(_ bytes: inout UnsafeMutableBufferPointer<UInt8>, count: inout Int) -> Bool {
    guard let start = bytes.baseAddress, bytes.count >= count + 5 else { return false }
    var walker = unsafe DeflateWalker(UnsafeBufferPointer(start: start, count: count))
    guard let (header, end) = walker.onlyBlock() ?? walker.lastBlock() else { return false }
    unsafe bytes[header >> 3] &= ~(1 << UInt8(header & 7))
    // Three zero bits say: stored, not last. The padding of the stream is zero already.
    var length = (end + 3 + 7) >> 3
    for index in count..<max(count, length) { unsafe bytes[index] = 0 }
    for byte in [0, 0, 0xFF, 0xFF] as [UInt8] {
      unsafe bytes[length] = byte
      length += 1
    }
    count = length
    return true
  }
}

/// Walks over the blocks of a deflate stream.
@safe
private struct DeflateWalker {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte to be taken into `window`.
  private var next = 0
  private var window: UInt64 = 0
  private var held = 0

  /// For each possible next bits: how many bits the symbol takes with its extra bits, and what follows.
  private var literals = [UInt8](repeating: 0, count: 1 << 15)
  private var distances = [UInt8](repeating: 0, count: 1 << 15)

  private static let matchFlag: UInt8 = 0x40
  private static let endFlag: UInt8 = 0x80

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
    size = bytes.count
  }

  private let size: Int
  private var position: Int { next * 8 - held }

  @inline(__always)
  private mutating func refill() {
    if next &+ 8 <= size {
      let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
      let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: next, as: UInt64.self))
      window |= word << UInt64(held)
      let taken = (63 &- held) >> 3
      next &+= taken
      held &+= taken << 3
      // What was or-ed in beyond the bytes taken comes again and is the same.
    } else {
      while held <= 56, next < size {
        unsafe window |= UInt64(bytes[next]) << UInt64(held)
        next &+= 1
        held &+= 8
      }
    }
  }

  @inline(__always)
  private mutating func drop(_ bits: Int) {
    window >>= UInt64(bits)
    held &-= bits
  }

  private mutating func take(_ bits: Int) -> Int {
    refill()
    let value = Int(window & ((1 << UInt64(bits)) - 1))
    drop(bits)
    return value
  }

  /// The same as ``lastBlock()`` where the first block is the last and its end is plain to see.
  ///
  /// The end of a block has a code of its own, before the up to seven bits that fill the last byte. Where
  /// that code stands at one place only, this is the end.
  mutating func onlyBlock() -> (header: Int, end: Int)? {
    defer {
      next = 0
      window = 0
      held = 0
    }
    // Last, and with codes of its own.
    guard size > 0, take(1) == 1, take(2) == 2, let (lengths, literalCount) = codeLengths(), held >= 0
    else { return nil }
    let width = Int(lengths[256])
    guard width > 0, let code = Self.code(of: 256, lengths: lengths[..<literalCount]) else { return nil }
    let start = position
    var found: Int?
    for end in size * 8 - 7...size * 8 where end - width >= start {
      guard isZero(from: end), holds(code, width: width, before: end) else { continue }
      guard found == nil else { return nil }
      found = end
    }
    return found.map { (0, $0) }
  }

  private func isZero(from bit: Int) -> Bool {
    guard bit < size * 8 else { return true }
    return unsafe bytes[bit >> 3] >> UInt8(bit & 7) == 0
  }

  // Codes begin with their highest bit.
  private func holds(_ code: Int, width: Int, before end: Int) -> Bool {
    for index in 0..<width {
      let bit = end - 1 - index
      guard unsafe Int(bytes[bit >> 3] >> UInt8(bit & 7)) & 1 == (code >> index) & 1 else { return false }
    }
    return true
  }

  /// The code of a symbol among those of some lengths; nil where the lengths make no code.
  private static func code(of symbol: Int, lengths: ArraySlice<UInt8>) -> Int? {
    let width = lengths[symbol]
    var code = 0
    for length in 1...width {
      code <<= 1
      if length < width {
        code += lengths.count { $0 == length }
      } else {
        code += lengths[..<symbol].count { $0 == width }
      }
    }
    return code < 1 << Int(width) ? code : nil
  }

  /// The bit where the last block begins, and the bit after its end; nil where the bytes are not a deflate
  /// stream.
  mutating func lastBlock() -> (header: Int, end: Int)? {
    while position < size * 8 {
      let header = position
      let isLast = take(1) == 1
      let isSound: Bool
      switch take(2) {
      case 0: isSound = skipStored()
      case 1: isSound = skipFixed()
      case 2: isSound = skipDynamic()
      default: isSound = false
      }
      guard isSound, held >= 0, position <= size * 8 else { return nil }
      if isLast { return (header, position) }
    }
    return nil
  }

  private mutating func skipStored() -> Bool {
    drop(held & 7)
    let length = take(16)
    guard take(16) == length ^ 0xFFFF else { return false }
    let target = position / 8 + length
    guard target <= size else { return false }
    next = target
    window = 0
    held = 0
    return true
  }

  private mutating func skipFixed() -> Bool {
    var lengths = [UInt8](repeating: 8, count: 288)
    for symbol in 144...255 { lengths[symbol] = 9 }
    for symbol in 256...279 { lengths[symbol] = 7 }
    guard let literalBits = Self.fill(&literals, lengths: lengths[...], Self.literalEntry),
      let distanceBits = Self.fill(
        &distances, lengths: [UInt8](repeating: 5, count: 30)[...], Self.distanceEntry)
    else { return false }
    return skipSymbols(literalBits: literalBits, distanceBits: distanceBits)
  }

  private mutating func skipDynamic() -> Bool {
    guard let (lengths, literalCount) = codeLengths(),
      let literalBits = Self.fill(&literals, lengths: lengths[..<literalCount], Self.literalEntry),
      let distanceBits = Self.fill(&distances, lengths: lengths[literalCount...], Self.distanceEntry)
    else { return false }
    return skipSymbols(literalBits: literalBits, distanceBits: distanceBits)
  }

  /// The lengths of the codes of a block: of literals and match lengths, then of distances.
  private mutating func codeLengths() -> (all: [UInt8], literalCount: Int)? {
    let literalCount = take(5) + 257
    let distanceCount = take(5) + 1
    let codeCount = take(4) + 4
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var widths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codeCount { widths[order[index]] = UInt8(take(3)) }
    var codes = [UInt8](repeating: 0, count: 1 << 7)
    var symbols = [UInt8](repeating: 0, count: 1 << 7)
    guard let codeBits = Self.fill(&codes, lengths: widths[...], { _, length in length }),
      Self.fill(&symbols, lengths: widths[...], { symbol, _ in UInt8(symbol) }) != nil
    else { return nil }
    var lengths: [UInt8] = []
    lengths.reserveCapacity(320)
    while lengths.count < literalCount + distanceCount {
      refill()
      let index = Int(window & ((1 << UInt64(codeBits)) - 1))
      guard codes[index] > 0 else { return nil }
      drop(Int(codes[index]))
      switch symbols[index] {
      case 16:
        guard let last = lengths.last else { return nil }
        lengths.append(contentsOf: repeatElement(last, count: 3 + take(2)))
      case 17: lengths.append(contentsOf: repeatElement(0, count: 3 + take(3)))
      case 18: lengths.append(contentsOf: repeatElement(0, count: 11 + take(7)))
      case let length: lengths.append(length)
      }
      guard held >= 0 else { return nil }
    }
    return lengths.count == literalCount + distanceCount ? (lengths, literalCount) : nil
  }

  /// A literal takes its code; a length its code and extra bits; 256 ends the block.
  private static func literalEntry(_ symbol: Int, _ length: UInt8) -> UInt8 {
    switch symbol {
    case 0..<256: length
    case 256: length | endFlag
    case 257...264, 285: length | matchFlag
    case 265...284: (length + UInt8((symbol - 261) / 4)) | matchFlag
    default: 0
    }
  }

  private static func distanceEntry(_ symbol: Int, _ length: UInt8) -> UInt8 {
    switch symbol {
    case 0...3: length
    case 4...29: length + UInt8((symbol - 2) / 2)
    default: 0
    }
  }

  /// Fills a table that is looked up with the next bits of the stream, and says with how many of them.
  ///
  /// Nil where the lengths make no code.
  private static func fill(
    _ table: inout [UInt8], lengths: ArraySlice<UInt8>, _ entry: (Int, UInt8) -> UInt8
  ) -> Int? {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths where length > 0 {
      guard length < 16 else { return nil }
      counts[Int(length)] += 1
    }
    // A block without matches may have no distance codes at all.
    let bits = counts.lastIndex { $0 > 0 } ?? 1
    guard 1 << bits <= table.count else { return nil }
    for index in 0..<(1 << bits) { table[index] = 0 }
    var code = 0
    var nextCode = [Int](repeating: 0, count: 17)
    for length in 1...15 {
      code = (code + counts[length - 1]) << 1
      nextCode[length] = code
      guard code + counts[length] <= 1 << length else { return nil }
    }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let width = Int(length)
      var reversed = 0
      for bit in 0..<width where nextCode[width] & (1 << bit) != 0 { reversed |= 1 << (width - 1 - bit) }
      nextCode[width] += 1
      let value = entry(symbol, length)
      var index = reversed
      while index < 1 << bits {
        table[index] = value
        index += 1 << width
      }
    }
    return bits
  }

  /// Walks to the end of a block.
  private mutating func skipSymbols(literalBits: Int, distanceBits: Int) -> Bool {
    let literalMask = (1 as UInt64) << UInt64(literalBits) &- 1
    let distanceMask = (1 as UInt64) << UInt64(distanceBits) &- 1
    return unsafe literals.withUnsafeBufferPointer { literals in
      unsafe distances.withUnsafeBufferPointer { distances in
        while true {
          refill()
          // 56 bits hold at least three literals, or one and a match.
          var entry = unsafe literals[Int(truncatingIfNeeded: window & literalMask)]
          var budget = 2
          while entry < Self.matchFlag, entry > 0, budget > 0 {
            drop(Int(entry))
            budget &-= 1
            entry = unsafe literals[Int(truncatingIfNeeded: window & literalMask)]
          }
          if entry < Self.matchFlag {
            guard entry > 0, held >= 0 else { return false }
            continue
          }
          drop(Int(entry & 0x3F))
          if entry >= Self.endFlag { return held >= 0 }
          if held < 28 { refill() }
          let distance = unsafe distances[Int(truncatingIfNeeded: window & distanceMask)]
          guard distance > 0 else { return false }
          drop(Int(distance))
          guard held >= 0 else { return false }
        }
      }
    }
  }
}
