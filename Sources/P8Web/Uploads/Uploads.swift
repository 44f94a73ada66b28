import Foundation
import P8Model
import Project8
import Synchronization

/// The batches of files that people have uploaded, each seen by its own person only, until they are old or the site stops.
final class Uploads: Sendable {
  /// How many batches of a person are kept; the oldest goes first.
  static let mostOfPerson = 5

  /// The folder of all files; another process has its own.
  let root: String
  private let batches = Mutex<[UploadedBatch]>([])

  init() {
    let folder = FileManager.default.temporaryDirectory.path
    root = "\(folder)/p8-web.\(getpid())"
    Self.removeLeft(in: folder)
  }

  func add(_ batch: UploadedBatch) {
    batches.withLock { batches in
      batches.append(batch)
      let own = batches.filter { $0.person == batch.person }
      guard own.count > Self.mostOfPerson, let oldest = own.first else { return }
      oldest.cancel()
      batches.removeAll { $0.id == oldest.id }
    }
  }

  /// A batch of a person; nil where there is none, or it is somebody else's.
  func batch(_ id: String, of person: Person) -> UploadedBatch? {
    batches.withLock { $0.first { $0.id == id && $0.person == person.id } }
  }

  /// The batches of a person, the newest first.
  func batches(of person: Person) -> [UploadedBatch] {
    batches.withLock { $0.filter { $0.person == person.id }.reversed() }
  }

  /// Stops what runs and removes all files.
  func stop() {
    batches.withLock { batches in
      for batch in batches { batch.cancel() }
      batches = []
    }
    // What cannot be removed is removed when the next site starts.
    try? FileManager.default.removeItem(atPath: root)
  }

  /// Removes what sites that were killed have left.
  private static func removeLeft(in folder: String) {
    // Room is all that is lost where it cannot be looked through or removed; the next start tries again.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix("p8-web.") {
      guard let process = Int32(name.dropFirst("p8-web.".count)), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
