import HTTPTypes

/// The files that pages name: the style sheet, the script, the icon.
enum AssetPage: Page {
  static let routes: [Route] = [
    .get("/assets/:name", .nothing) { visit in
      guard let name = visit.parameters["name"], let asset = Assets.Name(rawValue: name),
        let file = visit.site.assets[asset]
      else { throw Refusal.notFound }
      let isKept = visit.query["v"] == file.digest
      return Answer(
        fields: [
          .contentType: asset.type, .eTag: "\"\(file.digest)\"",
          // The address changes with the bytes; a page of an older version asks again.
          .cacheControl: isKept ? "public, max-age=31536000, immutable" : "no-cache",
        ], body: .bytes(file.bytes))
    }
  ]
}
