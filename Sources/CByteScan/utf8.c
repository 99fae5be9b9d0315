#include "cbytescan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Source: RFC 3629, table of well-formed byte sequences.
static bool is_utf8_scalar(const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    if (length - i >= 8) {
      uint64_t word;
      memcpy(&word, bytes + i, 8);
      if ((word & 0x8080808080808080ull) == 0) {
        i += 8;
        continue;
      }
    }
    const uint8_t lead = bytes[i];
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const size_t left = length - i;
    uint8_t low = 0x80;
    uint8_t high = 0xBF;
    size_t size;
    if (lead >= 0xC2 && lead <= 0xDF) {
      size = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      size = 3;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      size = 4;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      return false;
    }
    if (left < size || bytes[i + 1] < low || bytes[i + 1] > high) return false;
    for (size_t k = 2; k < size; k += 1) {
      if ((bytes[i + k] & 0xC0) != 0x80) return false;
    }
    i += size;
  }
  return true;
}

#if defined(__x86_64__)

// Source: Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021):
// three table look-ups on the two neighbours of each pair of bytes name every error of two bytes.

#define TARGET __attribute__((target("avx2")))

enum {
  too_short = 1 << 0,       // 11______ 0_______ or 11______ 11______
  too_long = 1 << 1,        // 0_______ 10______
  overlong_3 = 1 << 2,      // 11100000 100_____
  too_large = 1 << 3,       // 11110100 1001____ and above
  surrogate = 1 << 4,       // 11101101 101_____
  overlong_2 = 1 << 5,      // 1100000_ 10______
  too_large_1000 = 1 << 6,  // 11110101 1000____ and above
  overlong_4 = 1 << 6,      // 11110000 1000____
  two_conts = 1 << 7        // 10______ 10______
};

TARGET static inline __m256i table(
    int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m,
    int n, int o, int p) {
  const __m128i half = _mm_setr_epi8(
      (char)a, (char)b, (char)c, (char)d, (char)e, (char)f, (char)g, (char)h, (char)i, (char)j,
      (char)k, (char)l, (char)m, (char)n, (char)o, (char)p);
  return _mm256_broadcastsi128_si256(half);
}

/// The bytes `count` before each byte of `input`.
#define BEFORE(count, input, previous) \
  _mm256_alignr_epi8(input, _mm256_permute2x128_si256(previous, input, 0x21), 16 - (count))

TARGET static inline __m256i block_errors(__m256i input, __m256i previous) {
  const int carry = too_short | too_long | two_conts;
  const __m256i nibble = _mm256_set1_epi8(0x0F);
  const __m256i before = BEFORE(1, input, previous);
  const __m256i first_high = _mm256_shuffle_epi8(
      table(
          too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long,
          two_conts, two_conts, two_conts, two_conts, too_short | overlong_2, too_short,
          too_short | overlong_3 | surrogate,
          too_short | too_large | too_large_1000 | overlong_4),
      _mm256_and_si256(_mm256_srli_epi16(before, 4), nibble));
  const int large = carry | too_large | too_large_1000;
  const __m256i first_low = _mm256_shuffle_epi8(
      table(
          carry | overlong_3 | overlong_2 | overlong_4, carry | overlong_2, carry, carry,
          carry | too_large, large, large, large, large, large, large, large, large,
          large | surrogate, large, large),
      _mm256_and_si256(before, nibble));
  const int second = too_long | overlong_2 | two_conts;
  const __m256i second_high = _mm256_shuffle_epi8(
      table(
          too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
          second | overlong_3 | too_large_1000 | overlong_4, second | overlong_3 | too_large,
          second | surrogate | too_large, second | surrogate | too_large, too_short, too_short,
          too_short, too_short),
      _mm256_and_si256(_mm256_srli_epi16(input, 4), nibble));
  const __m256i pairs =
      _mm256_and_si256(_mm256_and_si256(first_high, first_low), second_high);
  // Third and fourth bytes must be continuations, and only those may follow one.
  const __m256i third =
      _mm256_subs_epu8(BEFORE(2, input, previous), _mm256_set1_epi8((char)(0xE0 - 0x80)));
  const __m256i fourth =
      _mm256_subs_epu8(BEFORE(3, input, previous), _mm256_set1_epi8((char)(0xF0 - 0x80)));
  const __m256i must = _mm256_and_si256(
      _mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(must, pairs);
}

TARGET static bool is_utf8_avx2(const uint8_t *bytes, size_t length) {
  // The last bytes of a block that a longer sequence may have begun in.
  const __m256i limit = _mm256_setr_epi8(
      -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
      -1, -1, -1, -1, -1, -1, (char)(0xF0 - 1), (char)(0xE0 - 1), (char)(0xC0 - 1));
  __m256i errors = _mm256_setzero_si256();
  __m256i previous = _mm256_setzero_si256();
  __m256i open = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 64 <= length; i += 64) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + i));
    const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + i + 32));
    if (_mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0) {
      errors = _mm256_or_si256(errors, open);
      open = _mm256_setzero_si256();
      previous = high;
      continue;
    }
    errors = _mm256_or_si256(errors, block_errors(low, previous));
    errors = _mm256_or_si256(errors, block_errors(high, low));
    open = _mm256_subs_epu8(high, limit);
    previous = high;
  }
  if (!_mm256_testz_si256(errors, errors)) return false;
  // The rest, from the start of the sequence that the last block may have left open.
  size_t rest = i;
  while (rest > 0 && i - rest < 3 && (bytes[rest - 1] & 0xC0) == 0x80) rest -= 1;
  if (rest > 0 && bytes[rest - 1] >= 0xC0) rest -= 1;
  return is_utf8_scalar(bytes + rest, length - rest);
}
#endif

bool civ_is_utf8(int isa, const uint8_t *bytes, size_t length) {
#if defined(__x86_64__)
  if (isa >= civ_isa_avx2) return is_utf8_avx2(bytes, length);
#endif
  (void)isa;
  return is_utf8_scalar(bytes, length);
}
