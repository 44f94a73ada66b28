/* Writes the cells that ExportsBench lists with libxlsxwriter: LIST OUT [constant]; without OUT it only reads them. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static lxw_format *formats[512];

static int horizontal(const char *name) {
  if (!strcmp(name, "left")) return LXW_ALIGN_LEFT;
  if (!strcmp(name, "right")) return LXW_ALIGN_RIGHT;
  if (!strcmp(name, "center")) return LXW_ALIGN_CENTER;
  return LXW_ALIGN_NONE;
}

static void format(lxw_workbook *book, char **f) {
  lxw_format *it = workbook_add_format(book);
  format_set_font_name(it, "Times New Roman");
  if (atoi(f[2])) format_set_bold(it);
  if (atoi(f[3])) format_set_italic(it);
  format_set_font_size(it, atof(f[4]));
  format_set_align(it, horizontal(f[5]));
  format_set_align(it, LXW_ALIGN_VERTICAL_CENTER);
  if (atoi(f[6])) format_set_text_wrap(it);
  if (atoi(f[7])) format_set_border(it, LXW_BORDER_THIN);
  if (atoi(f[8])) format_set_bg_color(it, 0xF2F2F2);
  if (strcmp(f[9], "General")) format_set_num_format(it, f[9]);
  formats[atoi(f[1])] = it;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  FILE *list = fopen(argv[1], "r");
  if (!list) return 1;
  lxw_workbook *book = NULL;
  lxw_worksheet *sheet = NULL;
  const int constant = argc > 3;
  if (argc > 2) {
    lxw_workbook_options options = {.constant_memory = constant ? LXW_TRUE : LXW_FALSE};
    book = workbook_new_opt(argv[2], &options);
  }
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  while ((length = getline(&line, &size, list)) > 0) {
    line[length - 1] = 0;
    char *f[12] = {0}, *rest = line;
    int count = 0;
    while (count < 12 && (f[count] = strsep(&rest, "\t"))) count++;
    if (!book) continue;
    const long row = count > 1 ? atol(f[1]) - 1 : 0, column = count > 2 ? atol(f[2]) - 1 : 0;
    lxw_format *style = count > 3 ? formats[atoi(f[3]) & 511] : NULL;
    switch (f[0][0]) {
    case 'F': format(book, f); break;
    case 'S': sheet = workbook_add_worksheet(book, f[1]); break;
    case 'W': worksheet_set_column(sheet, row, row, atof(f[2]), NULL); break;
    case 'H': worksheet_set_row(sheet, row, atof(f[2]), NULL); break;
    case 'M':
      /* A merge over rows writes into later rows, which constant memory cannot take back. */
      if (!constant || atol(f[3]) - 1 == row)
        worksheet_merge_range(sheet, row, column, atol(f[3]) - 1, atol(f[4]) - 1, "", formats[atoi(f[5]) & 511]);
      break;
    case 'B': worksheet_write_blank(sheet, row, column, style); break;
    case 'N': worksheet_write_number(sheet, row, column, atof(f[4]), style); break;
    case 'T': worksheet_write_string(sheet, row, column, f[4], style); break;
    case 'X':
    case 'Y': {
      char formula[1024];
      snprintf(formula, sizeof formula, "=%s", f[4]);
      if (f[0][0] == 'X') worksheet_write_formula_num(sheet, row, column, formula, style, atof(f[5]));
      else worksheet_write_formula_str(sheet, row, column, formula, style, f[5] ? f[5] : "");
      break;
    }
    }
  }
  free(line);
  fclose(list);
  return !book || workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
