#ifndef CJSONSCAN_H
#define CJSONSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Reads JSON (RFC 8259), one object a line: block by block what is plain, byte by byte what is not.
//
// Memory: as in cbytescan.h.

/// Offset behind the last line feed of `bytes[0..<length]`, 0 if there is none; `lines` is how many
/// there are.
size_t civ_split_lines(int isa, const uint8_t *bytes, size_t length, size_t *lines);

/// Bytes of the longest key that `civ_json_rows` knows by sight.
enum { civ_json_longest_key = 64 };

/// A key as it stands between its quotes, without escapes; zeros behind it.
typedef struct {
  uint64_t words[8];
  /// 0: the slot is free.
  uint32_t length;
  /// Where its values belong in a row.
  uint32_t place;
} civ_json_key;

/// Hash of a key for open addressing with steps of 1; equal for keys that differ behind 24 bytes only. Three words can be read at `words`.
uint64_t civ_json_hash(const uint64_t *words, uint32_t length);

/// Records of one tile, row by row: `stride` entries of `ends` each, two a place.
///
/// The value of place p in row r is bytes[ends[r * stride + 2p] + 1 ..< ends[r * stride + 2p + 1]]: a
/// string without its quotes, null as nothing, a number or a literal as it stands. A string with a
/// backslash or with a bracket in front keeps its quotes. 0 and 1: the record does not have the key.
typedef struct {
  uint32_t *ends;
  uint32_t *lines;
  uint32_t stride;
  uint32_t capacity;
  /// Rows there are.
  uint32_t rows;
  /// Keys, a power of two of slots, most of them free.
  const civ_json_key *keys;
  uint32_t key_mask;
  /// Place of values that nobody wants.
  uint32_t unwanted;
  /// In: where to go on, at the start of a line. Out: behind the last line read.
  uint32_t position;
  /// Line feeds before `position`.
  uint32_t line;
  /// Set if the line at `position` is not plain, or has a key not among `keys`; ask `civ_json_read`. It ends
  /// at `line_end`, where its line feed stands.
  bool is_odd;
  uint32_t line_end;
} civ_json_rows;

/// Appends rows until the tile is full, `length` is reached or a line is odd.
///
/// `bytes[position..<length]` holds whole lines. Every row that is appended is a JSON object, but for its
/// UTF-8, which is not looked at.
void civ_json_scan(int isa, const uint8_t *bytes, size_t length, civ_json_rows *rows);

/// Why a text is no JSON.
enum {
  civ_json_fine = 0,
  civ_json_expected_value,
  civ_json_expected_key,
  civ_json_expected_colon,
  civ_json_expected_comma,
  civ_json_expected_end,
  civ_json_expected_object,
  civ_json_unclosed_string,
  civ_json_control_character,
  civ_json_bad_escape,
  civ_json_bad_number,
  civ_json_too_deep,
  civ_json_too_many_members
};

enum {
  civ_json_null,
  civ_json_literal,
  civ_json_number,
  /// A string without backslashes.
  civ_json_string,
  civ_json_escaped,
  civ_json_array,
  civ_json_object
};

/// A member of the outermost object; extents of strings are with their quotes.
typedef struct {
  uint32_t key_start;
  uint32_t key_end;
  uint32_t value_start;
  uint32_t value_end;
  /// The key has a backslash.
  bool is_key_escaped;
  uint8_t kind;
} civ_json_member;

typedef struct {
  int problem;
  /// Where the problem is.
  size_t offset;
  /// Members of the outermost object.
  size_t count;
  /// Kind of the outermost value.
  uint8_t kind;
} civ_json_reading;

/// Deepest nesting that `civ_json_read` follows, whatever it is asked for.
enum { civ_json_depth_limit = 1024 };

/// Reads `bytes[start..<end]`, which should hold one JSON value, strictly and byte by byte; its UTF-8 is
/// not looked at. `members` may be null.
civ_json_reading civ_json_read(
    const uint8_t *bytes, size_t start, size_t end, size_t depth, civ_json_member *members,
    size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
