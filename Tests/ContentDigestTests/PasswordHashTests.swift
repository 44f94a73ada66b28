import ContentDigest
import Testing

struct PasswordHashTests {
  /// The vectors of RFC 7914, section 12, whose cost is not out of bounds here.
  @Test(arguments: [
    (
      "password", "NaCl", 10, 8, 16,
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    ),
    (
      "pleaseletmein", "SodiumChloride", 14, 8, 1,
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    ),
  ])
  func `scrypt gives what the standard says`(
    password: String, salt: String, rounds: Int, block: Int, parallelism: Int, key: String
  ) throws {
    let cost = try #require(
      PasswordHash.Cost(logarithmOfRounds: rounds, blockSize: block, parallelism: parallelism))
    let found = try PasswordHash.scrypt(Array(password.utf8), Array(salt.utf8), cost, count: 64)
    #expect(found.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == key)
  }

  @Test func `a hash knows its password, after a way through text, and no other one`() throws {
    let hash = try PasswordHash(of: "năm con trâu đi ngang", cost: .least)
    let read = try #require(PasswordHash(hash.text))
    #expect(read == hash)
    #expect(try read.matches("năm con trâu đi ngang"))
    #expect(try !read.matches("năm con trâu đi ngan"))
    #expect(try !read.matches(""))
    // Each has a salt of its own.
    #expect(try PasswordHash(of: "năm con trâu đi ngang", cost: .least) != hash)
  }

  @Test func `passwords cost what they should`() throws {
    let hash = try PasswordHash(of: "một hai ba bốn năm")
    #expect(hash.text.hasPrefix("scrypt$15$8$3$"))
    #expect(try hash.matches("một hai ba bốn năm"))
  }

  @Test(arguments: [
    "", "scrypt", "scrypt$15$8$3", "scrypt$40$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAA", "scrypt$15$8$3$AAAA$AAAA",
    "bcrypt$15$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAA", "scrypt$-1$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
  ])
  func `what is no hash, or would cost a server its memory, is none`(text: String) {
    #expect(PasswordHash(text) == nil)
  }

  @Test func `tokens are random, and known by their digest`() throws {
    let tokens = Set((0..<100).map { _ in SecretToken().text })
    #expect(tokens.count == 100)
    let token = try #require(tokens.first)
    let read = try #require(SecretToken(token))
    #expect(read.digest == ContentDigest.sha256(token) && read.digest != token)
    #expect(read.derived("csrf") != read.digest && read.derived("csrf") != read.derived("other"))
    for text in ["", "abc", String(token.dropLast()) + "G", token + "0", token.uppercased() + "\n"] {
      #expect(SecretToken(text) == nil, "\(text)")
    }
  }
}
