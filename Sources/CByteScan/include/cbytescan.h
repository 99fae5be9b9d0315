#ifndef CBYTESCAN_H
#define CBYTESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Finds records and fields in delimited text (RFC 4180), 64 bytes a step.
//
// Memory: every function may read, never write, up to 64 bytes behind `length`. Nothing is kept
// between calls but what the caller's structs hold.

/// Instruction sets the kernels are built for. A higher number is faster.
enum {
  civ_isa_portable = 0,
  civ_isa_simd128 = 1,
  civ_isa_avx2 = 2,
  civ_isa_avx512 = 3
};

/// The fastest instruction set of this processor.
int civ_best_isa(void);

/// Whether this processor can run `isa`.
bool civ_has_isa(int isa);

/// Where `civ_split` stands. All zero at the start of a record.
typedef struct {
  /// All ones inside quotes, else 0.
  uint64_t inside;
  /// The last byte closed a quote.
  bool closed;
  /// A quote stands where RFC 4180 allows none: what follows it here means nothing, ask
  /// `civ_split_exact`. May be set without need, is never missing.
  bool is_irregular;
  /// Offset behind the last line end outside quotes; 0 if there is none.
  size_t boundary;
  /// Line feeds before `boundary`, those inside quotes too.
  size_t lines;
  /// Line feeds seen.
  size_t all_lines;
} civ_split_state;

/// Reads `bytes[from..<length]` and brings `state` up to date.
void civ_split(
    int isa, const uint8_t *bytes, size_t from, size_t length, uint8_t delimiter,
    civ_split_state *state);

/// What `civ_split_exact` found.
typedef struct {
  /// As in `civ_split_state`.
  size_t boundary;
  size_t lines;
  /// Whether the text ends inside a quoted field.
  bool is_open;
  /// The last quote that opened a field, the line feeds before it, and the number of its field in
  /// its record, from 1.
  size_t quote;
  size_t quote_lines;
  size_t quote_field;
} civ_exact_split;

/// Reads `bytes[0..<length]`, which starts at a record, byte by byte: a quote inside an unquoted field is data, and so is
/// text behind a closing quote up to the next delimiter.
void civ_split_exact(
    const uint8_t *bytes, size_t length, uint8_t delimiter, civ_exact_split *result);

/// Records of one tile, row by row: `fields` entries of `ends` each.
///
/// Field f of row r is bytes[ends[r * fields + f - 1] + 1 ..< ends[r * fields + f]], the first one
/// starts at starts[r]. Fields a short row lacks are empty ranges behind its end.
typedef struct {
  /// Capacity: capacity * fields + 192.
  uint32_t *ends;
  uint32_t *starts;
  /// Line feeds before the row, counted on from `line`.
  uint32_t *lines;
  /// How many fields the row has; written only where that is not `fields`, else 0.
  uint32_t *found;
  uint32_t fields;
  uint32_t capacity;
  /// Rows there are; in: rows to keep.
  uint32_t rows;
  /// Whether some `found` is not 0.
  bool is_ragged;
  /// In: where to go on, at the start of a record. Out: behind the last record read.
  uint32_t position;
  /// Line feeds before `position`.
  uint32_t line;
  /// Rows with a stray quote (exact scan only; rows below 64).
  uint64_t stray;
  /// Set if the last record read has too many fields, and not all of those empty: it is no row.
  bool has_rejected;
  uint32_t rejected_start;
  uint32_t rejected_line;
  uint32_t rejected_found;
} civ_rows;

/// Appends rows until the tile is full, `length` is reached or a record is rejected.
///
/// `bytes[position..<length]` holds whole records of regular text and ends with a line feed.
/// A record without any byte but delimiters is skipped.
void civ_scan(
    int isa, const uint8_t *bytes, size_t length, uint8_t delimiter, civ_rows *rows);

/// The same for any text, byte by byte.
void civ_scan_exact(const uint8_t *bytes, size_t length, uint8_t delimiter, civ_rows *rows);

/// Whether the bytes are well-formed UTF-8 (RFC 3629).
bool civ_is_utf8(int isa, const uint8_t *bytes, size_t length);

/// Up to 64 rows of a tile, for the readers of one field.
typedef struct {
  const uint8_t *bytes;
  const uint32_t *ends;
  const uint32_t *starts;
  uint32_t fields;
  uint32_t count;
} civ_tile;

/// What a reader of a field says of the rows of a tile, a bit each.
typedef struct {
  /// The field is not empty.
  uint64_t written;
  /// The field is not empty and not in the form the reader knows.
  uint64_t odd;
} civ_cells;

/// Which rows have something in the field; none is odd.
civ_cells civ_find_written(int isa, const civ_tile *tile, uint32_t field);

/// Reads fields as `civ_parse_whole` does; all 64 of `values` are written, 0 where nothing was read.
civ_cells civ_read_whole(int isa, const civ_tile *tile, uint32_t field, int64_t *values);

/// Reads fields as `civ_parse_decimal` does; all 64 of `values` are written, 0 where nothing was read.
civ_cells civ_read_decimal(int isa, const civ_tile *tile, uint32_t field, double *values);

/// Reads up to 64 texts of `bytes[0..<size]` as `civ_read_decimal` reads fields; nothing behind `size` is
/// read, and a text too near to it is odd. So is one that starts behind it.
civ_cells civ_read_decimals_at(
    int isa, const uint8_t *bytes, size_t size, const uint32_t *starts, const uint32_t *lengths,
    uint32_t count, double *values);

/// Whether a text that is not empty is not odd to `civ_find_texts`.
bool civ_is_plain_text(const uint8_t *bytes, size_t length);

/// Reads 1 to 15 ASCII digits. False: it is something else.
bool civ_parse_whole(const uint8_t *bytes, size_t length, int64_t *value);

/// Reads up to 15 ASCII digits, with a point among them (not at an end, at most 8 digits before it and
/// at most 8 behind) and a `-` before them or not. False: it is something else.
///
/// The value is the nearest double: whole number and power of ten are exact, and one division rounds
/// once (Clinger, "How to read floating point numbers accurately", 1990).
bool civ_parse_decimal(const uint8_t *bytes, size_t length, double *value);

/// Where fields stand and how long they are, 64 of each. Odd is what does not start with a letter,
/// a digit or one of U+4000 … U+9FFF, ends in a blank or an uncommon character, or is shorter than `least`.
civ_cells civ_find_texts(
    int isa, const civ_tile *tile, uint32_t field, uint32_t least, uint32_t *starts,
    uint32_t *lengths);

#ifdef __cplusplus
}
#endif

#endif
