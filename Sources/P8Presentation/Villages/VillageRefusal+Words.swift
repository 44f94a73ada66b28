package import P8Model

extension VillageRefusal {
  /// What stands against the change.
  package var message: LocalizedText {
    switch self {
    case .unknownVillage(let code):
      LocalizedText(
        vi: "Thôn \(code.code) (danh mục \(code.structure.rawValue)) chưa có trong sổ đăng ký",
        en: "The village \(code.code) (structure \(code.structure.rawValue)) is not in the registry")
    case .notACommune(let code):
      LocalizedText(vi: "\(code.code) không phải mã xã", en: "\(code.code) is not the code of a commune")
    case .notThere(let code, let day):
      LocalizedText(
        vi: "Thôn \(code.code) không tồn tại ngay trước và vào ngày \(day)",
        en: "The village \(code.code) is not there before and on \(day)")
    case .nameTaken(let name, let village):
      LocalizedText(
        vi: "Xã đã có thôn tên “\(name)”: \(village.code.code)",
        en: "The commune has a village “\(name)” already: \(village.code.code)")
    case .emptyName: LocalizedText(vi: "Thiếu tên thôn", en: "There is no name of a village")
    case .intoItself(let code):
      LocalizedText(
        vi: "Không thể nhập hoặc chuyển \(code.code) vào chính nó",
        en: "\(code.code) cannot be merged or moved into itself")
    case .otherStructure(let code, let structure):
      LocalizedText(
        vi:
          "Mã \(code.code) thuộc danh mục \(code.structure.rawValue), còn thôn thuộc danh mục \(structure.rawValue)",
        en:
          "The code \(code.code) is of structure \(code.structure.rawValue), the village of \(structure.rawValue)"
      )
    case .alreadyCarried(let old, let new):
      LocalizedText(
        vi: "Thôn \(old.code) đã nối với mã \(new.code)",
        en: "The village \(old.code) is linked to \(new.code) already")
    case .codeOfAnother(let code):
      LocalizedText(
        vi: "Mã \(code.code) đã là của một thôn cũ khác",
        en: "The code \(code.code) belongs to another old village")
    case .noReason: LocalizedText(vi: "Thiếu lý do", en: "There is no reason")
    case .noResolution:
      LocalizedText(
        vi: "Thiếu số nghị quyết của Hội đồng nhân dân xã",
        en: "There is no number of the commune council's resolution")
    case .unknownChange(let number):
      LocalizedText(vi: "Không có thay đổi số \(number)", en: "There is no change \(number)")
    case .alreadyUndone(let number):
      LocalizedText(
        vi: "Thay đổi số \(number) đã được hoàn tác hoặc là một lần hoàn tác",
        en: "The change \(number) was taken back already, or took one back")
    case .changedSince(let number, let later):
      LocalizedText(
        vi: "Sau thay đổi số \(number) thôn còn thay đổi nữa\(later.map { " (số \($0))" } ?? "")",
        en: "After the change \(number) the village changed again\(later.map { " (\($0))" } ?? "")")
    case .hasReports(let code):
      LocalizedText(
        vi: "Đã có báo cáo hoặc nhật ký dưới mã \(code.code)",
        en: "There are reports or log entries under \(code.code)")
    }
  }

  /// The way out.
  package var remedy: LocalizedText {
    switch self {
    case .unknownVillage:
      LocalizedText(
        vi: "Xem mã: p8 villages list --unit MÃ-XÃ.", en: "See the codes: p8 villages list --unit COMMUNE.")
    case .notACommune:
      LocalizedText(vi: "Tìm mã xã: p8 units find TÊN.", en: "Find the commune's code: p8 units find NAME.")
    case .notThere:
      LocalizedText(
        vi: "Xem các ngày: p8 villages show MÃ; chọn ngày khác bằng --effective.",
        en: "See its days with p8 villages show CODE; choose another day with --effective.")
    case .nameTaken:
      LocalizedText(
        vi: "Chọn tên khác, hoặc nhập hai thôn bằng p8 villages merge.",
        en: "Choose another name, or merge the two with p8 villages merge.")
    case .emptyName: LocalizedText(vi: "Thêm --name \"TÊN THÔN\".", en: "Add --name \"NAME\".")
    case .intoItself: LocalizedText(vi: "Chọn nơi khác.", en: "Name another one.")
    case .otherStructure:
      LocalizedText(
        vi: "Sang danh mục mới thì dùng p8 villages carry.",
        en: "To take it into the other structure use p8 villages carry.")
    case .alreadyCarried, .codeOfAnother:
      LocalizedText(
        vi: "Nối sai thì hoàn tác trước: p8 villages show MÃ, rồi p8 villages undo SỐ.",
        en: "If that link is wrong, take it back first: p8 villages show CODE, then p8 villages undo NUMBER.")
    case .noReason:
      LocalizedText(
        vi: "Thêm --reason \"…\" để người sau biết vì sao.",
        en: "Add --reason \"…\", so that others know why.")
    case .noResolution:
      LocalizedText(
        vi: "Thêm --resolution \"12/NQ-HĐND\" và --resolution-date NGÀY.",
        en: "Add --resolution \"12/NQ-HĐND\" and --resolution-date DAY.")
    case .unknownChange, .alreadyUndone:
      LocalizedText(
        vi: "Xem các thay đổi: p8 villages show MÃ.", en: "See the changes: p8 villages show CODE.")
    case .changedSince:
      LocalizedText(vi: "Hoàn tác thay đổi sau trước.", en: "Take the later change back first.")
    case .hasReports:
      LocalizedText(
        vi: "Chuyển thôn bằng một thay đổi mới thay vì hoàn tác.",
        en: "Change the village by a new change instead of taking this one back.")
    }
  }
}
