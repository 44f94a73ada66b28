package import P8Model

/// Why a proposed repair is not carried out.
package enum RepairWords {
  package static let severalReports = LocalizedText(
    vi: "Tệp này nằm trong một tệp gộp nhiều báo cáo nên không sửa tại đây được",
    en: "This report lies in a file with several reports and cannot be repaired here")
  package static let table = LocalizedText(
    vi: "Tệp CSV không giữ được ghi chú ô nào đã sửa nên không sửa tại đây",
    en: "A CSV file cannot keep notes on the cells that were repaired, so it is not repaired here")
  package static let changed = LocalizedText(
    vi: "Tệp đã thay đổi sau khi kiểm tra", en: "The file has changed since the check")
  package static let checkAgain = LocalizedText(
    vi: "Kiểm tra lại rồi chọn lại.", en: "Check again and choose again.")
  package static let gone = LocalizedText(
    vi: "Đề nghị sửa này không còn nữa", en: "This repair is not proposed any more")
  package static let byHand = LocalizedText(
    vi: "Sửa trong tệp theo đề nghị rồi gửi lại, hoặc lưu thành .xlsx rồi kiểm tra lại.",
    en: "Correct it in the file as proposed and send it again, or save it as .xlsx and check that.")

  /// The file is of a kind that cannot be changed.
  package static func otherKind(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Không sửa tại đây được: \(reason.vi)", en: "It cannot be repaired here: \(reason.en)")
  }
}
