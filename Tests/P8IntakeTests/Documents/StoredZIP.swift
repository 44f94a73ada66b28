/// A ZIP file of parts that are stored as they are.
enum StoredZIP {
  static func bytes(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let (name, data) = (Array(part.name.utf8), Array(part.text.utf8))
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
        + number(checksum(data), 4)
        + number(UInt32(data.count), 4) + number(UInt32(data.count), 4) + number(UInt32(name.count), 2)
        + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
      directory += number(0, 4) + number(UInt32(file.count), 4) + name
      file += number(0x0403_4B50, 4) + common + name + data
    }
    let count = UInt32(parts.count)
    return file + directory + number(0x0605_4B50, 4) + number(0, 2) + number(0, 2) + number(count, 2)
      + number(count, 2) + number(UInt32(directory.count), 4) + number(UInt32(file.count), 4) + number(0, 2)
  }

  private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
