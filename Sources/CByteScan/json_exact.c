#include "json_parts.h"

// The reader byte by byte (RFC 8259): slower, right for every text, and exact about where it stops.

typedef struct {
  const uint8_t *bytes;
  size_t position;
  size_t end;
  int problem;
} json_cursor;

static void skip_blanks(json_cursor *at) {
  while (at->position < at->end) {
    const uint8_t byte = at->bytes[at->position];
    if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r') return;
    at->position += 1;
  }
}

static bool is_next(const json_cursor *at, uint8_t byte) {
  return at->position < at->end && at->bytes[at->position] == byte;
}

/// Reads a string from its opening quote; says whether it has a backslash.
static bool read_string(json_cursor *at, bool *is_escaped) {
  const size_t start = at->position;
  *is_escaped = false;
  at->position += 1;
  while (at->position < at->end) {
    const uint8_t byte = at->bytes[at->position];
    if (byte == '"') {
      at->position += 1;
      return true;
    }
    if (byte < 0x20) {
      at->problem = civ_json_control_character;
      return false;
    }
    if (byte == '\\') {
      const size_t length = json_escape(at->bytes + at->position, at->end - at->position);
      *is_escaped = true;
      if (length == 0) {
        at->problem = civ_json_bad_escape;
        return false;
      }
      at->position += length;
    } else {
      at->position += 1;
    }
  }
  at->position = start;
  at->problem = civ_json_unclosed_string;
  return false;
}

/// Reads a string, a number or a literal.
static bool read_scalar(json_cursor *at, uint8_t *kind) {
  const uint8_t *here = at->bytes + at->position;
  const size_t left = at->end - at->position;
  bool is_escaped;
  if (left == 0) {
    at->problem = civ_json_expected_value;
    return false;
  }
  if (*here == '"') {
    if (!read_string(at, &is_escaped)) return false;
    *kind = is_escaped ? civ_json_escaped : civ_json_string;
    return true;
  }
  if (*here == '-' || is_json_digit(*here)) {
    const size_t length = json_number(here, left);
    *kind = civ_json_number;
    at->position += length;
    if (length == 0) at->problem = civ_json_bad_number;
    return length != 0;
  }
  const size_t length = json_literal(here, left);
  *kind = *here == 'n' ? civ_json_null : civ_json_literal;
  at->position += length;
  if (length == 0) at->problem = civ_json_expected_value;
  return length != 0;
}

/// The arrays and objects that are open; a bit each, set for an object.
typedef struct {
  uint64_t bits[civ_json_depth_limit / 64];
  size_t depth;
} json_nest;

static bool is_in_object(const json_nest *nest) {
  const size_t top = nest->depth - 1;
  return nest->bits[top / 64] >> (top % 64) & 1;
}

static void open_nest(json_nest *nest, bool is_object) {
  const size_t top = nest->depth;
  const uint64_t bit = 1ull << (top % 64);
  nest->bits[top / 64] = is_object ? nest->bits[top / 64] | bit : nest->bits[top / 64] & ~bit;
  nest->depth = top + 1;
}

/// Reads `"key" :` and what blanks follow; `member` gets the key of the outermost object only.
static bool read_key(json_cursor *at, const json_nest *nest, civ_json_member *member) {
  civ_json_member inner;
  if (nest->depth != 1) member = &inner;
  if (!is_next(at, '"')) {
    at->problem = civ_json_expected_key;
    return false;
  }
  member->key_start = (uint32_t)at->position;
  if (!read_string(at, &member->is_key_escaped)) return false;
  member->key_end = (uint32_t)at->position;
  skip_blanks(at);
  if (!is_next(at, ':')) {
    at->problem = civ_json_expected_colon;
    return false;
  }
  at->position += 1;
  skip_blanks(at);
  return true;
}

civ_json_reading civ_json_read(
    const uint8_t *bytes, size_t start, size_t end, size_t depth, civ_json_member *members,
    size_t capacity) {
  json_cursor at = {bytes, start, end, civ_json_fine};
  civ_json_reading reading = {0};
  civ_json_member member = {0};
  json_nest nest;
  nest.depth = 0;
  if (depth > civ_json_depth_limit) depth = civ_json_depth_limit;
  skip_blanks(&at);
  // Each turn stands at the start of a value, and leaves at the start of the next.
  while (true) {
    const size_t level = nest.depth;
    const bool is_open = is_next(&at, '{') || is_next(&at, '[');
    uint8_t kind = 0;
    if (level == 1 && is_in_object(&nest)) member.value_start = (uint32_t)at.position;
    if (is_open) {
      if (level == depth) {
        at.problem = civ_json_too_deep;
        break;
      }
      const bool is_object = is_next(&at, '{');
      kind = is_object ? civ_json_object : civ_json_array;
      open_nest(&nest, is_object);
      at.position += 1;
      skip_blanks(&at);
      if (level == 0) reading.kind = kind;
      if (level == 1) member.kind = kind;
      if (!is_next(&at, is_object ? '}' : ']')) {
        if (is_object && !read_key(&at, &nest, &member)) break;
        continue;
      }
    } else {
      if (!read_scalar(&at, &kind)) break;
      if (level == 0) reading.kind = kind;
      if (level == 1) member.kind = kind;
    }
    // A value has ended, or a nest is empty: close what ends here.
    bool is_next_value = false;
    while (nest.depth > 0) {
      const bool is_object = is_in_object(&nest);
      const bool is_empty = is_open && nest.depth == level + 1;
      if (!is_empty && nest.depth == 1 && is_object) {
        member.value_end = (uint32_t)at.position;
        if (reading.count == capacity && members != NULL) {
          at.problem = civ_json_too_many_members;
          break;
        }
        if (members != NULL) members[reading.count] = member;
        reading.count += 1;
      }
      skip_blanks(&at);
      if (is_next(&at, is_object ? '}' : ']')) {
        at.position += 1;
        nest.depth -= 1;
        continue;
      }
      if (!is_next(&at, ',')) {
        at.problem = civ_json_expected_comma;
        break;
      }
      at.position += 1;
      skip_blanks(&at);
      if (!is_object || read_key(&at, &nest, &member)) is_next_value = true;
      break;
    }
    if (at.problem != civ_json_fine) break;
    if (is_next_value) continue;
    skip_blanks(&at);
    if (at.position != at.end) at.problem = civ_json_expected_end;
    break;
  }
  reading.problem = at.problem;
  reading.offset = at.position;
  return reading;
}

uint64_t civ_json_hash(const uint64_t *words, uint32_t length) { return json_hash(words, length); }
