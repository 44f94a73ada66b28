/// Finds the number of a text that was seen before, by its bytes.
///
/// Texts from outside cannot slow it down on purpose: the hash is seeded anew in each process, which the
/// numbers do not depend on. Beyond a limit of memory no further texts are remembered.
@safe
package struct SharedStringTable: ~Copyable {
  /// How many texts were given a number.
  private(set) var count = 0

  private var slots: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private var remembered = 0
  private var arena: ByteRun
  private var ends: [UInt32] = [0]
  private var numbers: [UInt32] = []
  private let limit: Int
  private static let seed = UInt64.random(in: .min ... .max)
  private let seed = SharedStringTable.seed

  package init(memoryLimit: Int) {
    limit = memoryLimit
    capacity = 1 << 10
    unsafe slots = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    unsafe slots.initialize(repeating: 0, count: capacity)
    arena = ByteRun(capacity: 1 << 12)
  }

  deinit {
    unsafe slots.deallocate()
  }

  /// The number of a text, and whether it is new.
  package mutating func number(of text: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = unsafe hash(of: text)
    // The upper half is kept in the slot; the lower half holds the number plus one.
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var place = Int(truncatingIfNeeded: hash >> 32) & (capacity &- 1)
    while true {
      let slot = unsafe slots[place]
      if slot == 0 { break }
      if slot & 0xFFFF_FFFF_0000_0000 == tag {
        let entry = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
        if unsafe isEqual(entry, text) { return (Int(numbers[entry]), false) }
      }
      place = (place &+ 1) & (capacity &- 1)
    }
    let number = numberOfNewText()
    guard memory + text.count < limit, remembered < 0x7FFF_FFFF else { return (number, true) }
    arena.reserve(text.count)
    unsafe arena.put(text)
    numbers.append(UInt32(truncatingIfNeeded: number))
    ends.append(UInt32(truncatingIfNeeded: arena.count))
    unsafe slots[place] = tag | UInt64(remembered + 1)
    remembered += 1
    if remembered * 10 > capacity * 6 { widen() }
    return (number, true)
  }

  /// Gives a number to what is never looked for, such as rich text.
  mutating func numberOfNewText() -> Int {
    count += 1
    return count - 1
  }

  private var memory: Int { arena.count + ends.count * 8 + capacity * 8 }

  private mutating func widen() {
    let wider = capacity * 2
    let fresh = UnsafeMutablePointer<UInt64>.allocate(capacity: wider)
    unsafe fresh.initialize(repeating: 0, count: wider)
    for index in 0..<capacity {
      let slot = unsafe slots[index]
      guard slot != 0 else { continue }
      var place = Int(truncatingIfNeeded: slot >> 32) & (wider &- 1)
      while unsafe fresh[place] != 0 { place = (place &+ 1) & (wider &- 1) }
      unsafe fresh[place] = slot
    }
    unsafe slots.deallocate()
    unsafe slots = unsafe fresh
    capacity = wider
  }

  private func isEqual(_ entry: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[entry])
    guard Int(ends[entry &+ 1]) &- start == text.count else { return false }
    return unsafe arena.withBytes { bytes in
      var index = 0
      while index < text.count {
        if unsafe bytes[start &+ index] != text[index] { return false }
        index &+= 1
      }
      return true
    }
  }

  @inline(__always)
  private func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    guard let base = text.baseAddress else { return Self.mix(state, 0) }
    let bytes = unsafe UnsafeRawPointer(base)
    var index = 0
    while index &+ 8 <= text.count {
      state = unsafe Self.mix(state, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < text.count {
      rest = unsafe rest << 8 | UInt64(text[index])
      index &+= 1
    }
    return Self.mix(state, rest)
  }

  @inline(__always)
  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
