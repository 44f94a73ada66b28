import Foundation
import Hummingbird
import NIOCore
import P8Model
import Project8

/// Reads a form with files: fields into memory, files piece by piece to the disk.
///
/// The token of the form comes first; without it nothing is written.
struct UploadReader: Sendable {
  let bounds: UploadBounds
  let site: Site
  let token: String

  func read(_ request: Request, boundary: String) async throws -> (fields: FormFields, files: UploadedFiles?)
  {
    var reader = MultipartReader(boundary: boundary)
    var parts = Parts(bounds: bounds, site: site, token: token)
    for try await buffer in request.body {
      try await parts.take(Self.events(&reader, buffer))
    }
    do { try reader.finish() } catch { throw Refusal.malformed }
    return (parts.fields, parts.uploaded)
  }

  private static func events(
    _ reader: inout MultipartReader, _ buffer: ByteBuffer
  ) throws(Refusal) -> [MultipartReader.Event] {
    do { return try reader.take(buffer.readableBytesView) } catch { throw .malformed }
  }

  /// What has come so far.
  private struct Parts {
    let bounds: UploadBounds
    let site: Site
    let token: String
    private(set) var fields = FormFields()
    private var folder: UploadFolder?
    private var files: [BatchFile] = []
    private var totalLength = 0
    private var current: Part?

    private struct Part {
      let name: String
      /// Where its bytes go; nil for a field.
      var file: (place: BatchFile, handle: FileHandle)?
      /// A part of a file field in which no file was chosen.
      var isNothing = false
      var bytes: [UInt8] = []
      var length = 0
    }

    init(bounds: UploadBounds, site: Site, token: String) {
      (self.bounds, self.site, self.token) = (bounds, site, token)
    }

    var uploaded: UploadedFiles? { folder.map { UploadedFiles(folder: $0, files: files) } }

    mutating func take(_ events: [MultipartReader.Event]) async throws {
      for event in events {
        switch event {
        case .begins(let name, let file): try begin(name, file)
        case .bytes(let bytes): try await add(bytes)
        case .ends: try end()
        }
      }
    }

    private mutating func begin(_ name: String, _ file: String?) throws {
      guard let file else {
        guard fields.names.count < bounds.fieldCount else { throw Refusal.tooLarge }
        current = Part(name: name)
        return
      }
      guard !file.isEmpty else {
        current = Part(name: name, isNothing: true)
        return
      }
      guard FormToken.areSame(fields[FormToken.field] ?? "", token) else { throw Refusal.foreignForm }
      guard files.count < bounds.fileCount else { throw Refusal.tooLarge }
      do {
        let folder = try self.folder ?? UploadFolder(in: site.uploads.root)
        self.folder = folder
        let place = try folder.place(for: UploadedName.parts(of: file))
        guard FileManager.default.createFile(atPath: place.path, contents: nil),
          let handle = FileHandle(forWritingAtPath: place.path)
        else { throw Refusal.noRoom }
        current = Part(name: name, file: (place, handle))
      } catch {
        throw Refusal.noRoom
      }
    }

    private mutating func add(_ bytes: [UInt8]) async throws {
      guard var part = current else { throw Refusal.malformed }
      part.length += bytes.count
      if let file = part.file {
        totalLength += bytes.count
        guard part.length <= bounds.fileLength, totalLength <= bounds.totalLength else {
          throw Refusal.tooLarge
        }
        do {
          try await site.quickWork.run { try file.handle.write(contentsOf: bytes) }
        } catch let full as WorkPool.Full {
          throw full
        } catch {
          throw Refusal.noRoom
        }
      } else if !part.isNothing {
        guard part.length <= bounds.fieldLength else { throw Refusal.tooLarge }
        part.bytes += bytes
      }
      current = part
    }

    private mutating func end() throws {
      guard let part = current else { throw Refusal.malformed }
      current = nil
      if let file = part.file {
        do { try file.handle.close() } catch { throw Refusal.noRoom }
        files.append(file.place)
      } else if !part.isNothing {
        guard let text = String(validating: part.bytes, as: UTF8.self) else { throw Refusal.malformed }
        fields.append(part.name, text)
      }
    }
  }
}
