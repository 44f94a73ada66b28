import XMLStream

/// `xl/comments1.xml`: who said what at which cell.
struct CommentsPart {
  let comments: [CellComment]
  let defaultFont: CellStyle.Font
  var dialect = Dialect.transitional

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var authors = Numbered<String>()
    for comment in comments { _ = authors.number(of: comment.author) }
    var writer = XMLWriter()
    writer.element("comments", ["xmlns": dialect.main]) { writer in
      writer.element("authors") { writer in
        for author in authors.values { writer.element("author", text: escapedText(author)) }
      }
      writer.element("commentList") { writer in
        for comment in comments.sorted(by: { $0.cell < $1.cell }) {
          let author = authors.number(of: comment.author).number
          writer.element("comment", ["ref": comment.cell.description, "authorId": "\(author)"]) { writer in
            writer.element("text") { write(comment.text, to: &$0) }
          }
        }
      }
    }
    return try writer.finish()
  }

  private func write(_ text: RichText, to writer: inout XMLWriter) {
    for run in text.runs where !run.text.isEmpty {
      writer.element("r") { writer in
        writer.element("rPr") {
          StylesPart.writeFontProperties(
            run.font ?? CellStyle.Font(name: defaultFont.name, size: 9), nameElement: "rFont", to: &$0)
        }
        writer.element("t", ["xml:space": "preserve"], text: escapedText(run.text))
      }
    }
  }
}
