#include "cbytescan.h"

#include <string.h>

static inline uint64_t load_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// The lowest `count` bytes as a mask. Above 7 it means nothing.
static inline uint64_t low_bytes(uint64_t count) {
  return (1ull << (8 * count & 63)) - 1;
}

/// The lowest `count` bytes of `word` moved to the top, with ASCII zeros below them. Above 7 it means
/// nothing.
static inline uint64_t at_top(uint64_t word, uint64_t count) {
  const uint64_t shift = 8 * count & 63;
  return (word << 8) << (56 - shift & 63) | 0x3030303030303030ull >> shift;
}

/// Whether all eight bytes are ASCII digits.
static inline bool are_digits(uint64_t word) {
  return (word & (word + 0x0606060606060606ull) & 0xF0F0F0F0F0F0F0F0ull) == 0x3030303030303030ull;
}

/// Eight ASCII digits as a number, the first one lowest; shifts and one narrow product, so that it can
/// be done on vectors. Source: Lemire, "Quickly parsing eight digits" (2018).
static inline uint64_t eight_digits(uint64_t word) {
  const uint64_t ones = word & 0x0F0F0F0F0F0F0F0Full;
  const uint64_t pairs = ((ones << 3) + (ones << 1) + (ones >> 8)) & 0x00FF00FF00FF00FFull;
  const uint64_t fours =
      ((pairs << 6) + (pairs << 5) + (pairs << 2) + (pairs >> 16)) & 0x0000FFFF0000FFFFull;
  return (uint64_t)(uint32_t)fours * 10000 + (fours >> 32);
}

/// 0x80 where a byte of `word` is 0, else 0; exact for every byte.
static inline uint64_t zero_bytes(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  return ~(((word & low) + low) | word | low);
}

/// 10 to the power of `exponent`, exactly. Range: 0 … 15.
static inline double ten_to(uint64_t exponent) {
  static const double powers[16] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  return powers[exponent & 15];
}

/// The number that up to 8 ASCII digits write; false if one of them is no digit.
static inline __attribute__((always_inline)) bool short_number(const uint8_t *bytes, size_t length, uint64_t *value) {
  const uint64_t word = load_word(bytes);
  const uint64_t digits = length == 8 ? word : at_top(word, length);
  *value = eight_digits(digits);
  return are_digits(digits);
}

static inline __attribute__((always_inline)) bool parse_whole(const uint8_t *bytes, size_t length, int64_t *value) {
  if (length == 0 || length > 15) return false;
  uint64_t high = 0;
  uint64_t low = 0;
  if (length <= 8) {
    if (!short_number(bytes, length, &low)) return false;
  } else {
    if (!short_number(bytes, length - 8, &high)) return false;
    if (!short_number(bytes + length - 8, 8, &low)) return false;
  }
  *value = (int64_t)(high * 100000000 + low);
  return true;
}

/// Reads up to 15 digits with a point among them or none: a whole number, and how many of its digits
/// stand behind the point.
static inline __attribute__((always_inline)) bool split_decimal(
    const uint8_t *bytes, size_t length, int64_t *number, uint64_t *behind) {
  if (length == 0 || length > 16) return false;
  // The point is among the first nine bytes or there is none.
  const uint64_t points = zero_bytes(load_word(bytes) ^ 0x2E2E2E2E2E2E2E2Eull);
  const size_t point = points != 0 ? (size_t)__builtin_ctzll(points) >> 3 : 8;
  *behind = 0;
  if (point >= length || bytes[point] != '.') return parse_whole(bytes, length, number);
  static const uint32_t scales[9] = {1,      10,      100,      1000,     10000,
                                     100000, 1000000, 10000000, 100000000};
  const size_t rest = length - point - 1;
  uint64_t whole;
  uint64_t fraction;
  if (point == 0 || rest == 0 || rest > 8) return false;
  if (!short_number(bytes, point, &whole)) return false;
  if (!short_number(bytes + point + 1, rest, &fraction)) return false;
  *number = (int64_t)(whole * scales[rest] + fraction);
  *behind = rest;
  return true;
}

static inline bool parse_decimal(const uint8_t *bytes, size_t length, double *value) {
  const bool is_negative = length > 0 && bytes[0] == '-';
  int64_t number;
  uint64_t behind;
  if (!split_decimal(bytes + is_negative, length - is_negative, &number, &behind)) return false;
  const double size = (double)number / ten_to(behind);
  *value = is_negative ? -size : size;
  return true;
}

/// ASCII letters and digits, and the lead bytes of U+4000 … U+9FFF: most Han characters, no blanks.
static inline bool is_common_first(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10
      || (uint8_t)(byte - 0xE4) < 6;
}

/// Whether the text ends in visible ASCII, U+4000 … U+9FFF, `、`, `。` or a full-width form: nothing
/// that is white space.
static inline bool is_common_last(const uint8_t *text, uint32_t length) {
  const uint8_t last = text[length - 1];
  if ((uint8_t)(last - 0x21) < 0x5E) return true;
  if (last < 0x80 || length < 3) return false;
  const uint8_t lead = text[length - 3];
  const uint8_t middle = text[length - 2];
  return (uint8_t)(lead - 0xE4) < 6 || (lead == 0xEF && middle == 0xBC)
      || (lead == 0xE3 && middle == 0x80 && (uint8_t)(last - 0x81) < 2);
}

#define FN(name) base_##name
#define TARGET
#include "columns.inc"
#undef FN
#undef TARGET

#if defined(__x86_64__)
#define FN(name) avx2_##name
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#include "columns.inc"
#undef FN
#undef TARGET

#define FN(name) avx512_##name
#define TARGET                                                                                     \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt," \
                        "popcnt,prefer-256-bit")))
#include "columns.inc"
#undef FN
#undef TARGET

#define DISPATCH(isa, name, ...)                               \
  if ((isa) >= civ_isa_avx512) return avx512_##name(__VA_ARGS__); \
  if ((isa) >= civ_isa_avx2) return avx2_##name(__VA_ARGS__);     \
  return base_##name(__VA_ARGS__)
#else
#define DISPATCH(isa, name, ...) \
  (void)(isa);                   \
  return base_##name(__VA_ARGS__)
#endif

civ_cells civ_find_written(int isa, const civ_tile *tile, uint32_t field) {
  DISPATCH(isa, find_written, tile, field);
}

civ_cells civ_read_whole(int isa, const civ_tile *tile, uint32_t field, int64_t *values) {
  DISPATCH(isa, read_whole, tile, field, values);
}

civ_cells civ_read_decimal(int isa, const civ_tile *tile, uint32_t field, double *values) {
  DISPATCH(isa, read_decimal, tile, field, values);
}

civ_cells civ_read_decimals_at(
    int isa, const uint8_t *bytes, size_t size, const uint32_t *starts, const uint32_t *lengths,
    uint32_t count, double *values) {
  DISPATCH(isa, read_decimals_at, bytes, size, starts, lengths, count, values);
}

civ_cells civ_find_texts(
    int isa, const civ_tile *tile, uint32_t field, uint32_t least, uint32_t *starts,
    uint32_t *lengths) {
  DISPATCH(isa, find_texts, tile, field, least, starts, lengths);
}

bool civ_parse_whole(const uint8_t *bytes, size_t length, int64_t *value) {
  return parse_whole(bytes, length, value);
}

bool civ_parse_decimal(const uint8_t *bytes, size_t length, double *value) {
  return parse_decimal(bytes, length, value);
}

bool civ_is_plain_text(const uint8_t *bytes, size_t length) {
  return is_common_first(bytes[0]) && is_common_last(bytes, (uint32_t)length);
}
