import P8Definitions
import P8Model

extension DefinitionFault.ProgrammeFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .phaseEndsBeforeItBegins:
      FaultWords(
        vi: "Ngày cuối giai đoạn trước ngày đầu", en: "The phase ends before it begins",
        hintVi: "Đổi from hoặc to.", hintEn: "Change from or to.")
    case .phaseBesidePhases:
      FaultWords(
        vi: "Có cả phase và phases", en: "There are both phase and phases",
        hintVi: "Chỉ giữ phases, mỗi giai đoạn một mục.", hintEn: "Keep phases, with an entry for each.")
    case .firstPhaseCarriesOn:
      FaultWords(
        vi: "Giai đoạn đầu không có giai đoạn trước để lũy kế tiếp",
        en: "No phase is before the first one whose figures could run on",
        hintVi: "Bỏ carries-on.", hintEn: "Delete carries-on.")
    case .phasesOverlap(let before, let to):
      FaultWords(
        vi: "Giai đoạn này chồng lên giai đoạn “\(before)”, đến hết ngày \(to.formatted(.vi))",
        en: "This phase overlaps the phase “\(before)”, which ends on \(to.formatted(.en))",
        hintVi: "Ghi from là ngày sau đó: mỗi ngày thuộc đúng một giai đoạn.",
        hintEn: "Write the day after it as from: each day is of one phase.")
    case .phasesApart(let before, let to):
      FaultWords(
        vi:
          "Giữa giai đoạn này và giai đoạn “\(before)” (đến hết \(to.formatted(.vi))) có ngày không thuộc giai đoạn nào",
        en:
          "Days between this phase and the phase “\(before)”, which ends on \(to.formatted(.en)), are of none",
        hintVi: "Ghi from là ngày sau ngày cuối của giai đoạn trước; xếp các giai đoạn theo thứ tự.",
        hintEn: "Write the day after the phase before as from, and keep the phases in order.")
    case .emptySet:
      FaultWords(
        vi: "Bộ chỉ tiêu cần contents hoặc indicators", en: "A set needs contents or indicators",
        hintVi: "Ví dụ: contents: [1, 2], hoặc indicators: [D8.1.1]",
        hintEn: "For example: contents: [1, 2], or indicators: [D8.1.1]")
    case .indicatorWithoutSet(let code):
      FaultWords(
        vi: "Chỉ tiêu \(code) không thuộc bộ nào nên không bảng nào nêu",
        en: "The indicator \(code) is in no set, so no table would show it",
        hintVi: "Thêm mã vào một bộ ở sets trong indicators/programme.yaml.",
        hintEn: "Add its code to a set under sets in indicators/programme.yaml.")
    case .yearBegins(let text):
      FaultWords(
        vi: "“\(text)” không phải ngày bắt đầu năm", en: "“\(text)” is not a day on which a year begins",
        hintVi: "Ghi tháng-ngày trong nháy, ngày từ 01 đến 28 để tháng nào cũng có: \"10-01\".",
        hintEn: "Write month-day in quotes, with a day of 01 to 28, which every month has: \"10-01\".")
    case .fixedCalendar(let id):
      FaultWords(
        vi: "Lịch “\(id)” có ngày cố định: báo cáo đã nhận được lưu theo tên này",
        en: "The days of the calendar “\(id)” are fixed: reports are stored under this name",
        hintVi: "Đặt id khác cho lịch mới.", hintEn: "Give the new calendar another id.")
    case .budgetSpan:
      FaultWords(
        vi: "Kinh phí phải của một khoảng không quá một năm, ngày đầu trước ngày cuối",
        en: "A budget is of a year at most, and begins before it ends",
        hintVi: "Chia thành nhiều mục, mỗi mục một năm.", hintEn: "Divide it into items of a year each.")
    case .twoDeadlines:
      FaultWords(
        vi: "Có cả before và days-after-closing", en: "There are both before and days-after-closing",
        hintVi: "Chỉ giữ một.", hintEn: "Keep one of them.")
    case .factorWithoutBase:
      FaultWords(
        vi: "Có factor mà không có base", en: "There is a factor but no base",
        hintVi: "Ghi base là đơn vị gốc.", hintEn: "Name the measure of which this is a multiple as base.")
    case .factorNotPositive:
      FaultWords(
        vi: "factor phải lớn hơn 0", en: "The factor must be greater than 0",
        hintVi: "Sửa số này.", hintEn: "Change the number.")
    case .limitTooSmall:
      FaultWords(
        vi: "small-counts-below phải từ 2 trở lên", en: "small-counts-below must be 2 or more",
        hintVi: "Ghi 5, như quy tắc của bộ công cụ.", hintEn: "Write 5, the rule of the toolkit.")
    case .folderOfKind:
      FaultWords(
        vi: "Mô hình ở thư mục models, sự kiện ở thư mục events",
        en: "Models stand in the folder models, events in the folder events",
        hintVi: "Chuyển tệp hoặc đổi kind.", hintEn: "Move the file or change the kind.")
    case .decimalOfWholeMeasure(let measure):
      FaultWords(
        vi: "Đơn vị tính “\(measure)” chỉ có số nguyên, mà kiểu là decimal",
        en: "The measure “\(measure)” is of whole numbers, but the type is decimal",
        hintVi: "Đổi kiểu thành integer hoặc chọn đơn vị tính khác.",
        hintEn: "Change the type to integer or choose another measure.")
    case .measureWithoutNumber:
      FaultWords(
        vi: "Chỉ số mới có đơn vị tính", en: "Only numbers have a unit of measure",
        hintVi: "Bỏ khóa measure.", hintEn: "Delete the key measure.")
    case .modelWithoutStatus(let id):
      FaultWords(
        vi: "Mô hình “\(id)” thiếu trường status", en: "The model “\(id)” has no field status",
        hintVi: "Thêm trường status, type list, list model-status.",
        hintEn: "Add a field status of type list, list model-status.")
    case .eventWithoutDate(let id):
      FaultWords(
        vi: "Sự kiện “\(id)” thiếu trường ngày", en: "The event “\(id)” has no field with a date",
        hintVi: "Thêm một trường type date.", hintEn: "Add a field of type date.")
    }
  }
}
