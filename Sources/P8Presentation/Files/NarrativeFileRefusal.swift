package import P8Model

/// Why a report in words is not read.
package enum NarrativeFileRefusal: Hashable, Sendable {
  /// Neither text nor a document of a word processor.
  case noText(String)
  /// A document of Word 97 to 2003, or RTF.
  case oldDocument(String)
  /// A ZIP file that is no document, or a document with a damaged part.
  case damagedDocument(String, line: Int?)
  /// A container with a fault of its own.
  case damagedContainer(String, LocalizedText)
  /// More text than a report can hold.
  case tooLong(String)
  /// A PDF, and `pdftotext` is not installed.
  case noPDFReader(String)
  /// `pdftotext` found no text, with what it said.
  case noTextInPDF(String, said: String)

  /// What happened.
  package var message: LocalizedText {
    switch self {
    case .noText(let path):
      LocalizedText(
        vi: "Không phải văn bản đọc được: \(path)", en: "This is no text that can be read: \(path)")
    case .oldDocument(let path):
      LocalizedText(
        vi: "Tệp theo định dạng cũ (.doc, .rtf): \(path)",
        en: "The file is in an old format (.doc, .rtf): \(path)")
    case .damagedDocument(let path, let line):
      LocalizedText(
        vi: "Không có nội dung báo cáo đọc được trong \(path)\(line.map { " (dòng \($0) của XML)" } ?? "")",
        en: "There is no text of a report in \(path)\(line.map { " (line \($0) of its XML)" } ?? "")")
    case .damagedContainer(let path, let reason):
      LocalizedText(vi: "\(path): \(reason.vi)", en: "\(path): \(reason.en)")
    case .tooLong(let path):
      LocalizedText(
        vi: "Văn bản dài hơn mọi báo cáo: \(path)", en: "The text is longer than any report: \(path)")
    case .noPDFReader(let path):
      LocalizedText(
        vi: "Không đọc được PDF \(path): máy này chưa có pdftotext",
        en: "The PDF \(path) cannot be read: pdftotext is not installed on this machine")
    case .noTextInPDF(let path, let said):
      LocalizedText(
        vi: "PDF không có chữ, có lẽ là ảnh quét: \(path)\(said.isEmpty ? "" : " (\(said))")",
        en: "The PDF holds no text, it may be a scan: \(path)\(said.isEmpty ? "" : " (\(said))")")
    }
  }

  /// The way out.
  package var remedy: LocalizedText {
    switch self {
    case .noText, .oldDocument, .damagedDocument, .damagedContainer:
      LocalizedText(
        vi: "Mở bằng Word hoặc LibreOffice, lưu thành .docx, .odt hoặc .txt.",
        en: "Open it in Word or LibreOffice and save it as .docx, .odt or .txt.")
    case .tooLong:
      LocalizedText(vi: "Chia thành các tệp nhỏ hơn.", en: "Divide it into smaller files.")
    case .noPDFReader:
      LocalizedText(
        vi: "Cài poppler-utils, hoặc chép chữ của báo cáo vào tệp .txt.",
        en: "Install poppler-utils, or copy the report's text into a .txt file.")
    case .noTextInPDF:
      LocalizedText(
        vi: "Xin tệp gốc .docx, hoặc gõ lại các số liệu.",
        en: "Ask for the original .docx, or type the figures.")
    }
  }
}
