import XMLStream

/// Adds comments to a sheet that is there: the texts in one part, the boxes in another.
enum CommentEditing {
  static func add(
    _ comments: [CellComment], to sheet: SheetDescription, part: String, root: XMLTree.Element,
    in package: inout EditedPackage
  ) throws(EditFault) {
    let geometry = SheetGeometry(
      widths: [:], heights: [:], sheet: Worksheet(name: sheet.name), font: CellStyle.Font())
    let commentPart = try package.targets("comments", of: part).first
    let shapePart = try package.targets("vmlDrawing", of: part).first
    let number = package.freeNumber { "xl/comments\($0).xml" }
    var fresh = comments
    if let commentPart {
      let tree = try package.tree(commentPart)
      fresh = Self.merge(comments, into: tree, dialect: package.dialect)
      try package.replace(commentPart, with: tree)
    } else {
      let name = "xl/comments\(number).xml"
      fresh = Self.joined(comments)
      let own = CommentsPart(comments: fresh, defaultFont: CellStyle.Font(), dialect: package.dialect)
      package.add(name, try EditedPackage.checked(own.xml))
      try package.addType(
        part: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
      _ = try package.addRelationship(of: part, type: "comments", target: "/" + name)
    }
    let shapes = CommentShapesPart(comments: fresh, geometry: geometry, sheetNumber: number + 50)
    let shapeBytes = try EditedPackage.checked(shapes.xml)
    if let shapePart {
      // Older programs write boxes that are not well formed: then all are made anew.
      guard let tree = try? package.tree(shapePart) else {
        var all = fresh
        if let commentPart { all = Self.comments(in: try package.tree(commentPart)) }
        let own = CommentShapesPart(comments: all, geometry: geometry, sheetNumber: number + 50)
        package.replace(shapePart, with: try EditedPackage.checked(own.xml))
        return
      }
      guard let target = tree.root, let source = (try? XMLTree(shapeBytes))?.root else { return }
      let hasType = target.children.contains { $0.name == "shapetype" && $0["id"] == "_x0000_t202" }
      for shape in source.children where shape.name == "shape" || (shape.name == "shapetype" && !hasType) {
        target.add(copyOf: shape)
      }
      try package.replace(shapePart, with: tree)
    } else {
      let name = "xl/drawings/vmlDrawing\(package.freeNumber { "xl/drawings/vmlDrawing\($0).vml" }).vml"
      package.add(name, shapeBytes)
      try package.addDefaultType(
        fileExtension: "vml", type: "application/vnd.openxmlformats-officedocument.vmlDrawing")
      let id = try package.addRelationship(of: part, type: "vmlDrawing", target: "/" + name)
      let after = [
        "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
      ]
      root.add("legacyDrawing", before: root.children.first { after.contains($0.name) })?
        .set("id", id, namespace: package.dialect.relationships, prefix: "r")
    }
  }

  /// Takes notes back, with their boxes.
  static func take(
    _ notes: [WorkbookEditor.TakenNote], from part: String, in package: inout EditedPackage
  ) throws(EditFault) {
    guard let commentPart = try package.targets("comments", of: part).first else { return }
    let tree = try package.tree(commentPart)
    guard let root = tree.root, let list = root.child("commentList") else { return }
    let authors = root.child("authors")?.children.map(\.text) ?? []
    var gone: [CellReference] = []
    for note in notes {
      for comment in list.children where comment["ref"] == note.cell.description {
        let author = Int(comment["authorId"] ?? "").flatMap {
          authors.indices.contains($0) ? authors[$0] : nil
        }
        if author == escapedText(note.author) {
          comment.remove()
          gone.append(note.cell)
        } else if let text = comment.child("text") {
          takeRuns(from: text, startingWith: note.beginnings)
        }
      }
    }
    try package.replace(commentPart, with: tree)
    guard !gone.isEmpty, let shapePart = try package.targets("vmlDrawing", of: part).first,
      let boxes = try? package.tree(shapePart)
    else { return }
    for shape in boxes.root?.children ?? [] where shape.name == "shape" {
      guard let data = shape.child("ClientData"), let row = data.child("Row").flatMap({ Int($0.text) }),
        let column = data.child("Column").flatMap({ Int($0.text) })
      else { continue }
      if gone.contains(where: { $0.row == row + 1 && $0.column == column + 1 }) { shape.remove() }
    }
    try package.replace(shapePart, with: boxes)
  }

  /// Takes the runs away from the first one that begins so; programs may have joined them with others.
  private static func takeRuns(from text: XMLTree.Element, startingWith beginnings: [String]) {
    var isTaken = false
    for run in text.children where run.name == "r" {
      let words = run.text.drop { $0.isNewline }
      if beginnings.contains(where: { words.hasPrefix($0) }) { isTaken = true }
      if isTaken { run.remove() }
    }
  }

  /// Puts comments into a part that is there; gives those that need a new box.
  private static func merge(
    _ comments: [CellComment], into tree: XMLTree, dialect: Dialect
  ) -> [CellComment] {
    guard let root = tree.root, let authors = root.child("authors"), let list = root.child("commentList")
    else { return [] }
    var fresh: [CellComment] = []
    for comment in joined(comments) {
      let address = comment.cell.description
      if let old = list.children.first(where: { $0["ref"] == address }), let text = old.child("text") {
        text.add("r")?.add("t", text: escapedText("\n" + comment.text.plainText))?
          .set("space", "preserve", namespace: "http://www.w3.org/XML/1998/namespace", prefix: "xml")
        continue
      }
      let known = authors.children.firstIndex { $0.text == escapedText(comment.author) }
      let author = known ?? authors.children.count
      if known == nil { authors.add("author", text: escapedText(comment.author)) }
      let later = list.children.first { CellReference($0["ref"] ?? "").map { $0 > comment.cell } ?? false }
      let element = list.add("comment", before: later)
      element?["ref"] = address
      element?["authorId"] = "\(author)"
      let part = CommentsPart(comments: [comment], defaultFont: CellStyle.Font(), dialect: dialect)
      if let ours = (try? part.xml()).flatMap({ try? XMLTree($0) }),
        let text = ours.root?.child("commentList")?.children.first?.child("text")
      {
        element?.add(copyOf: text)
      }
      fresh.append(comment)
    }
    return fresh
  }

  /// The comments of a part, without their fonts.
  private static func comments(in tree: XMLTree) -> [CellComment] {
    (tree.root?.child("commentList")?.children ?? []).compactMap { element in
      CellReference(element["ref"] ?? "").map {
        CellComment(at: $0, author: "", text: RichText([RichText.Run(element.text)]))
      }
    }
  }

  /// One comment for each cell: several are put below each other.
  private static func joined(_ comments: [CellComment]) -> [CellComment] {
    var result: [CellComment] = []
    for comment in comments {
      if let place = result.firstIndex(where: { $0.cell == comment.cell }) {
        result[place].text.runs += [RichText.Run("\n")] + comment.text.runs
      } else {
        result.append(comment)
      }
    }
    return result
  }
}
