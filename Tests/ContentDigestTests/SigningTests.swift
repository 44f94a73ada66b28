import ContentDigest
import Testing

/// Ed25519 against the test vectors of RFC 8032, section 7.1.
struct SigningTests {
  struct Vector: CustomTestStringConvertible {
    let name: String
    let secret: String
    let publicKey: String
    let message: [UInt8]
    let signature: String

    var testDescription: String { name }
  }

  static let vectors = [
    Vector(
      name: "TEST 1", secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: [],
      signature:
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    Vector(
      name: "TEST 2", secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: [0x72],
      signature:
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    Vector(
      name: "TEST 3", secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: [0xaf, 0x82],
      signature:
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
    Vector(
      name: "TEST SHA(abc)", secret: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
      publicKey: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      message: ContentDigest.sha512(Array("abc".utf8)),
      signature:
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
    ),
  ]

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<min($0 + 2, digits.count)]), radix: 16)
    }
  }

  @Test(arguments: vectors)
  func `signs and verifies as RFC 8032 says`(vector: Vector) throws {
    let key = try #require(SigningKey(bytes: Self.bytes(vector.secret)))
    #expect(key.publicKey.bytes == Self.bytes(vector.publicKey))
    #expect(try key.signature(of: vector.message) == Self.bytes(vector.signature))
    let publicKey = try #require(PublicKey(bytes: Self.bytes(vector.publicKey)))
    #expect(publicKey.verifies(Self.bytes(vector.signature), of: vector.message))
  }

  @Test(arguments: vectors)
  func `a changed message, signature or key does not verify`(vector: Vector) throws {
    let key = try #require(PublicKey(bytes: Self.bytes(vector.publicKey)))
    let signature = Self.bytes(vector.signature)
    #expect(!key.verifies(signature, of: vector.message + [0]))
    var changed = signature
    changed[0] ^= 1
    #expect(!key.verifies(changed, of: vector.message))
    #expect(!key.verifies([], of: vector.message))
    #expect(!SigningKey().publicKey.verifies(signature, of: vector.message))
  }

  @Test func `a key goes through its text and back, and what is no key is refused`() throws {
    let key = SigningKey()
    #expect(PublicKey(base64: key.publicKey.base64) == key.publicKey)
    #expect(try #require(SigningKey(bytes: key.bytes)).publicKey == key.publicKey)
    #expect(key.publicKey.fingerprint.count == 19)
    #expect(PublicKey(base64: "AAAA") == nil)
    #expect(PublicKey(base64: "not Base64!") == nil)
    #expect(SigningKey(bytes: [1, 2, 3]) == nil)
  }
}
