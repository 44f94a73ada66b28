/* Writes the benchmark's cells with libxlsxwriter in its constant-memory mode: OUT ROWS COLUMNS. */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const long rows = atol(argv[2]), columns = atol(argv[3]);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(argv[1], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Data");
  lxw_format *date = workbook_add_format(book);
  format_set_num_format(date, "dd/mm/yyyy");
  char text[64];
  for (long row = 0; row < rows; row++) {
    for (long column = 0; column < columns; column++) {
      switch (column % 5) {
      case 0:
        snprintf(text, sizeof text, "Th\xC3\xB4n %ld", row * 7 % 977);
        worksheet_write_string(sheet, row, column, text, NULL);
        break;
      case 1:
        snprintf(text, sizeof text, "HH-%06ld-%02ld", row, column);
        worksheet_write_string(sheet, row, column, text, NULL);
        break;
      case 2: worksheet_write_number(sheet, row, column, (row * 31 + column) % 100000, NULL); break;
      case 3: worksheet_write_number(sheet, row, column, (row * 7 + column) % 10000 / 8.0, NULL); break;
      default: worksheet_write_number(sheet, row, column, 45000 + row % 365, date);
      }
    }
  }
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
