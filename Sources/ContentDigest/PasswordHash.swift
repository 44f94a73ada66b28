import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// What is kept of a password: scrypt (RFC 7914) of it with a salt, and the cost at which it was computed.
///
/// The cost stands beside the hash, so it can be raised: the next signing in hashes the password anew.
package struct PasswordHash: Hashable, Sendable {
  /// How much work and memory a guess costs.
  package struct Cost: Hashable, Sendable {
    /// The binary logarithm of N.
    package let logarithmOfRounds: Int
    /// The block size r.
    package let blockSize: Int
    /// The parallelism p; the blocks are worked on one after the other, in the same memory.
    package let parallelism: Int

    /// Nil for what would need more than 256 MB or much time: the cost stands in a file.
    package init?(logarithmOfRounds: Int, blockSize: Int, parallelism: Int) {
      guard (1...18).contains(logarithmOfRounds), (1...8).contains(blockSize), (1...16).contains(parallelism)
      else { return nil }
      self.init(unchecked: (logarithmOfRounds, blockSize, parallelism))
    }

    private init(unchecked cost: (Int, Int, Int)) { (logarithmOfRounds, blockSize, parallelism) = cost }

    /// N = 2^15, r = 8, p = 3: 32 MB for a guess.
    ///
    /// As much work as N = 2^17 with p = 1, which would need 128 MB for each person who signs in at the same time.
    package static let standard = Cost(unchecked: (15, 8, 3))
    /// For tests, which have nothing to protect.
    package static let least = Cost(unchecked: (1, 1, 1))
  }

  package let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
    (self.cost, self.salt, self.hash) = (cost, salt, hash)
  }

  /// Hashes a password with a new salt.
  package init(of password: String, cost: Cost = .standard) throws {
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes(Array.init)
    self.init(cost: cost, salt: salt, hash: try Self.scrypt(Array(password.utf8), salt, cost, count: 32))
  }

  /// Whether a password is this one; takes the same time whatever the answer.
  package func matches(_ password: String) throws -> Bool {
    // The library traps on no bytes at all; nobody's password is this one byte.
    let bytes = password.isEmpty ? [0] : Array(password.utf8)
    let other = try Self.scrypt(bytes, salt, cost, count: hash.count)
    return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  // MARK: - As text

  /// `scrypt$15$8$3$SALT$HASH`, the last two in Base64.
  package var text: String {
    [
      "scrypt", "\(cost.logarithmOfRounds)", "\(cost.blockSize)", "\(cost.parallelism)",
      Base64.text(of: salt),
      Base64.text(of: hash),
    ].joined(separator: "$")
  }

  /// Reads ``text``; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
      let parallelism = Int(parts[3]),
      let cost = Cost(logarithmOfRounds: rounds, blockSize: block, parallelism: parallelism),
      let salt = Base64.bytes(of: parts[4]), salt.count == 16,
      let hash = Base64.bytes(of: parts[5]), hash.count == 32
    else { return nil }
    self.init(cost: cost, salt: salt, hash: hash)
  }

  // MARK: - The function

  /// At most two at a time in a process: a hundred people who sign in at once must not need 3 GB.
  private static let places = DispatchSemaphore(value: 2)

  /// The function of RFC 7914.
  package static func scrypt(
    _ password: [UInt8], _ salt: [UInt8], _ cost: Cost, count: Int
  ) throws -> [UInt8] {
    places.wait()
    defer { places.signal() }
    return try KDF.Scrypt.deriveKey(
      from: Data(password), salt: Data(salt), outputByteCount: count, rounds: 1 << cost.logarithmOfRounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism
    ).withUnsafeBytes(Array.init)
  }
}
