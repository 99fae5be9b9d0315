// Parts of the JSON reader that need no blocks; shared by the block kernels and the exact reader.
#ifndef CIV_JSON_PARTS_H
#define CIV_JSON_PARTS_H

#include <string.h>

#include "include/cjsonscan.h"

/// Ones and then zeros, to mask what stands behind a key.
static const uint8_t json_ones[2 * civ_json_longest_key] = {
#define CIV_EIGHT 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF
    CIV_EIGHT, CIV_EIGHT, CIV_EIGHT, CIV_EIGHT, CIV_EIGHT, CIV_EIGHT, CIV_EIGHT, CIV_EIGHT};
#undef CIV_EIGHT

/// Eight bytes in memory order; keys are compared and hashed, never printed.
static inline uint64_t load_json_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

/// Of three words; keys that differ only behind them share a hash.
static inline uint64_t json_hash(const uint64_t *words, uint32_t length) {
  uint64_t hash = (words[0] ^ length) * 0x9E3779B97F4A7C15ull;
  hash ^= words[1] * 0xD6E8FEB86659FD93ull;
  hash += words[2] * 0xA0761D6478BD642Full;
  return hash >> 32;
}

static inline bool is_json_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

/// The length of the number at the start of `bytes`; 0 if there is none (RFC 8259, section 6).
static inline size_t json_number(const uint8_t *bytes, size_t length) {
  size_t i = length > 0 && bytes[0] == '-';
  if (i == length || !is_json_digit(bytes[i])) return 0;
  if (bytes[i] == '0') {
    i += 1;
  } else {
    while (i < length && is_json_digit(bytes[i])) i += 1;
  }
  if (i < length && bytes[i] == '.') {
    i += 1;
    if (i == length || !is_json_digit(bytes[i])) return 0;
    while (i < length && is_json_digit(bytes[i])) i += 1;
  }
  if (i < length && (bytes[i] | 0x20) == 'e') {
    i += 1;
    if (i < length && (bytes[i] == '+' || bytes[i] == '-')) i += 1;
    if (i == length || !is_json_digit(bytes[i])) return 0;
    while (i < length && is_json_digit(bytes[i])) i += 1;
  }
  return i;
}

/// The length of `true`, `false` or `null` at the start of `bytes`; 0 if there is none.
static inline size_t json_literal(const uint8_t *bytes, size_t length) {
  if (length >= 4 && memcmp(bytes, "true", 4) == 0) return 4;
  if (length >= 5 && memcmp(bytes, "false", 5) == 0) return 5;
  if (length >= 4 && memcmp(bytes, "null", 4) == 0) return 4;
  return 0;
}

/// 0x80 where a byte of `word` is no ASCII digit, else 0.
static inline uint64_t json_no_digits(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  const uint64_t offsets = word ^ 0x3030303030303030ull;
  return (((offsets & low) + 0x7676767676767676ull) | offsets) & ~low;
}

/// 0x80 where a byte of `word` is a point, else 0.
static inline uint64_t json_points(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  const uint64_t others = word ^ 0x2E2E2E2E2E2E2E2Eull;
  return ~(((others & low) + low) | others | low);
}

/// Whether the bytes are a number or a literal, and nothing else. The length is not 0.
static inline __attribute__((always_inline)) bool is_json_scalar(const uint8_t *bytes, size_t length) {
  if (length == 1) return is_json_digit(bytes[0]);
  if ((bytes[0] | 0x20) >= 'a') return json_literal(bytes, length) == length;
  if (length > 16 || bytes[0] == '-') return json_number(bytes, length) == length;
  // Digits stand for what is behind the number.
  const uint8_t *ones = json_ones + (civ_json_longest_key - length);
  const uint64_t zeros = 0x3030303030303030ull;
  const uint64_t mask = load_json_word(ones);
  const uint64_t high_mask = load_json_word(ones + 8);
  const uint64_t word = (load_json_word(bytes) & mask) | (zeros & ~mask);
  const uint64_t high_word = (load_json_word(bytes + 8) & high_mask) | (zeros & ~high_mask);
  const uint64_t others = json_no_digits(word);
  const uint64_t high_others = json_no_digits(high_word);
  const bool has_zero = bytes[0] == '0' && bytes[1] != '.';
  if ((others | high_others) == 0) return !has_zero;
  // One point, at neither end; anything else is for the exact rule.
  const bool is_decimal = others == json_points(word) && high_others == json_points(high_word)
      && (others == 0 || high_others == 0) && (others & (others - 1)) == 0
      && (high_others & (high_others - 1)) == 0 && bytes[0] != '.' && bytes[length - 1] != '.';
  return is_decimal ? !has_zero : json_number(bytes, length) == length;
}

/// The length of the escape at the start of `bytes`, backslash and all; 0 if there is none.
static inline size_t json_escape(const uint8_t *bytes, size_t length) {
  if (length < 2) return 0;
  switch (bytes[1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
      return 2;
    case 'u':
      if (length < 6) return 0;
      for (size_t k = 2; k < 6; k += 1) {
        const uint8_t letter = bytes[k] | 0x20;
        if (!is_json_digit(bytes[k]) && (letter < 'a' || letter > 'f')) return 0;
      }
      return 6;
    default:
      return 0;
  }
}

/// Whether the bytes may stand between the quotes of a string, given that none is a control character.
static inline bool is_json_escaped(const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    if (bytes[i] == '"') return false;
    if (bytes[i] == '\\') {
      const size_t escape = json_escape(bytes + i, length - i);
      if (escape == 0) return false;
      i += escape;
    } else {
      i += 1;
    }
  }
  return true;
}

#endif
