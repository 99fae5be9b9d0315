#include "cbytescan.h"

#include "rows.inc"

// The reader byte by byte: slower, right for every text.

enum { at_start, in_plain, in_quotes, behind_quote };

void civ_split_exact(
    const uint8_t *bytes, size_t length, uint8_t delimiter, civ_exact_split *result) {
  civ_exact_split found = {0};
  int state = at_start;
  size_t lines = 0;
  size_t field = 1;
  for (size_t i = 0; i < length; i += 1) {
    const uint8_t byte = bytes[i];
    lines += byte == '\n';
    if (state == in_quotes) {
      if (byte == '"') state = behind_quote;
    } else if (byte == '\n') {
      state = at_start;
      field = 1;
      found.boundary = i + 1;
      found.lines = lines;
    } else if (byte == delimiter) {
      state = at_start;
      field += 1;
    } else if (state == at_start && byte == '"') {
      state = in_quotes;
      found.quote = i;
      found.quote_lines = lines;
      found.quote_field = field;
    } else if (state == behind_quote && byte == '"') {
      state = in_quotes;
    } else {
      state = in_plain;
    }
  }
  found.is_open = state == in_quotes;
  *result = found;
}

void civ_scan_exact(const uint8_t *bytes, size_t length, uint8_t delimiter, civ_rows *rows) {
  row_state row = row_start(rows);
  int state = at_start;
  uint32_t lines = rows->line;
  bool is_stray = false;
  if (rows->rows == rows->capacity) return;
  for (size_t i = rows->position; i < length; i += 1) {
    const uint8_t byte = bytes[i];
    lines += byte == '\n';
    if (state == in_quotes) {
      if (byte == '"') state = behind_quote;
    } else if (byte == '\n' || byte == delimiter) {
      state = at_start;
      rows->ends[row.next] = (uint32_t)i;
      row.next += 1;
      row_drop_surplus(rows, &row);
      if (byte == '\n') {
        const uint32_t before = rows->rows;
        const bool is_over = row_close(rows, &row, bytes, (uint32_t)i, lines);
        if (is_stray && rows->rows > before && before < 64) rows->stray |= 1ull << before;
        is_stray = false;
        if (is_over) return;
      }
    } else if (state == at_start && byte == '"') {
      state = in_quotes;
    } else if (state == behind_quote && byte == '"') {
      state = in_quotes;
    } else {
      const bool is_line_end = byte == '\r' && i + 1 < length && bytes[i + 1] == '\n';
      is_stray |= byte == '"' || (state == behind_quote && !is_line_end);
      state = in_plain;
    }
  }
}
