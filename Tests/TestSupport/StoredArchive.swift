/// A ZIP file of uncompressed members, as a person makes one of a folder.
package enum StoredArchive {
  package static func bytes(of members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      // Version 2.0, names in UTF-8, stored, 1 January 1980.
      var facts = little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
      facts += little(Int(checksum(member.bytes)), 4)
      facts += little(member.bytes.count, 4) + little(member.bytes.count, 4)
      facts += little(name.count, 2) + little(0, 2)
      directory += [0x50, 0x4B, 1, 2] + little(20, 2)
      directory += facts
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(archive.count, 4)
      directory += name
      archive += [0x50, 0x4B, 3, 4]
      archive += facts
      archive += name + member.bytes
    }
    let count = little(members.count, 2)
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + little(0, 4)
    end += count + count
    end += little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
    return archive + directory + end
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
