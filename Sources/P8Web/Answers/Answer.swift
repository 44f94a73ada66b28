import HTTPTypes

/// What a route answers.
struct Answer: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A file on disk, whose bytes are sent piece by piece.
    case file(path: String)
  }

  var status: HTTPResponse.Status = .ok
  var fields: HTTPFields = [:]
  var body: Body = .bytes([])

  /// A page.
  static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status: status, fields: [.contentType: "text/html; charset=utf-8"], body: .bytes(bytes))
  }

  /// The way to another page of the site.
  static func redirect(to path: String) -> Answer {
    Answer(status: .seeOther, fields: [.location: LocalPath.safe(path)])
  }

  /// A file to keep.
  static func download(_ bytes: [UInt8], named name: String, type: String) -> Answer {
    Answer(fields: DownloadName.fields(name, type: type), body: .bytes(bytes))
  }

  /// A file of the disk to keep.
  static func download(file path: String, named name: String, type: String) -> Answer {
    Answer(fields: DownloadName.fields(name, type: type), body: .file(path: path))
  }

  /// The same with a cookie set.
  func setting(_ cookie: String) -> Answer {
    var answer = self
    answer.fields.append(HTTPField(name: .setCookie, value: cookie))
    return answer
  }
}

/// The name under which a browser keeps a file.
enum DownloadName {
  /// The headers of a file to keep: a plain name for every browser, and the full one.
  static func fields(_ name: String, type: String) -> HTTPFields {
    let plain = String(
      name.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains(scalar))
          ? Character(scalar) : "-"
      })
    return [
      .contentType: type,
      .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(FormFields.encoded(name))",
    ]
  }
}
