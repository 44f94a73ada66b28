package import P8Model
package import SpreadsheetML

extension ReadingNotice {
  /// What was found and how it was taken.
  package var message: LocalizedText {
    let place = cell?.description ?? ""
    return switch reason {
    case .duplicateCell:
      LocalizedText(
        vi: "Ô \(place) có hai lần; bỏ lần sau.", en: "Cell \(place) stands twice; the later one is left out."
      )
    case .duplicateRow(let row):
      LocalizedText(
        vi: "Dòng \(row) có hai lần; các ô được gộp lại.",
        en: "Row \(row) stands twice; its cells are put together.")
    case .rowOutOfOrder(let row, let last):
      LocalizedText(vi: "Dòng \(row) đứng sau dòng \(last).", en: "Row \(row) stands after row \(last).")
    case .cellOutOfOrder:
      LocalizedText(vi: "Ô \(place) không đứng đúng thứ tự.", en: "Cell \(place) is out of order.")
    case .cellInOtherRow(let row):
      LocalizedText(vi: "Ô \(place) đứng trong dòng \(row).", en: "Cell \(place) stands in row \(row).")
    case .cellWithoutAddress:
      LocalizedText(
        vi: "Ô không ghi địa chỉ đúng; lấy là \(place).",
        en: "The cell has no valid address; it is taken as \(place).")
    case .rowWithoutNumber(let row):
      LocalizedText(
        vi: "Dòng không ghi số; lấy là dòng \(row).", en: "The row has no number; it is taken as row \(row).")
    case .serialSixty:
      LocalizedText(
        vi: "Số 60 được định dạng ngày là 29/02/1900, ngày không có; giữ là số.",
        en: "Serial 60 with a date format is 29 February 1900, which never was; it stays a number.")
    case .dateOutOfRange:
      LocalizedText(
        vi: "Số này được định dạng ngày nhưng nằm ngoài lịch; giữ là số.",
        en: "The number has a date format but lies outside the calendar; it stays a number.")
    case .malformedValue:
      LocalizedText(
        vi: "Giá trị không đúng kiểu của ô; giữ như chữ.",
        en: "The value does not fit the type of the cell; it is kept as text.")
    case .unknownType:
      LocalizedText(vi: "Ô có kiểu giá trị lạ.", en: "The cell has an unknown type of value.")
    case .missingString:
      LocalizedText(
        vi: "Ô chỉ đến chuỗi dùng chung không có; coi là trống.",
        en: "The cell points at a shared string that is not there; it is taken as blank.")
    case .missingStyle(let style):
      LocalizedText(
        vi: "Ô dùng kiểu số \(style) không có.", en: "The cell uses style \(style), which is not there.")
    case .mergedRangeInvalid:
      LocalizedText(
        vi: "Vùng trộn ô không hợp lệ; bỏ qua.", en: "A merged range is not valid; it is left out.")
    case .mergedRangesOverlap(let range):
      LocalizedText(
        vi: "Vùng trộn \(range) chồng lên vùng khác.", en: "The merged range \(range) overlaps another.")
    case .validationWithoutRange:
      LocalizedText(
        vi: "Quy tắc nhập liệu không có vùng hợp lệ; bỏ qua.",
        en: "A data validation has no valid range; it is left out.")
    case .backslashes:
      LocalizedText(
        vi: "Tên phần dùng dấu “\\” thay cho “/”.", en: "The name of the part has “\\” instead of “/”.")
    case .missingPart:
      LocalizedText(
        vi: "Trang tính “\(sheet ?? "")” không có nội dung trong tệp.",
        en: "The file does not hold the content of sheet “\(sheet ?? "")”.")
    case .duplicateRelationship(let id):
      LocalizedText(
        vi: "Mã quan hệ \(id) có hai lần; lấy lần đầu.",
        en: "Relationship \(id) stands twice; the first is taken.")
    }
  }
}
