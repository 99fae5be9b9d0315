#include "cbytescan.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#include "json_parts.h"
#include "rows.inc"

/// Writes the offset of each set bit, lowest first, and up to 15 words of no meaning behind them.
static inline __attribute__((always_inline)) void flatten(
    uint32_t *out, uint32_t base, uint64_t bits, unsigned count) {
  for (unsigned done = 0; done < count; done += 8) {
    for (unsigned k = 0; k < 8; k += 1) {
      out[done + k] = base + (uint32_t)__builtin_ctzll(bits | 1ull << 63);
      bits &= bits - 1;
    }
  }
}

// Portable: eight bytes to a word.

typedef struct {
  uint64_t words[8];
} portable_block;

static inline portable_block portable_load(const uint8_t *bytes) {
  portable_block block;
  memcpy(&block, bytes, 64);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  for (int k = 0; k < 8; k += 1) block.words[k] = __builtin_bswap64(block.words[k]);
#endif
  return block;
}

static inline uint64_t portable_equal(portable_block block, uint8_t byte) {
  const uint64_t low = 0x7f7f7f7f7f7f7f7full;
  const uint64_t pattern = 0x0101010101010101ull * byte;
  uint64_t mask = 0;
  for (int k = 0; k < 8; k += 1) {
    const uint64_t x = block.words[k] ^ pattern;
    const uint64_t zeros = ~(((x & low) + low) | x | low);  // 0x80 where the byte is equal.
    mask |= ((zeros >> 7) * 0x0102040810204080ull >> 56) << (8 * k);
  }
  return mask;
}

static inline portable_block portable_masked(portable_block block, uint8_t byte) {
  for (int k = 0; k < 8; k += 1) block.words[k] &= 0x0101010101010101ull * byte;
  return block;
}

/// Whether `block` is `other` where `mask` has ones and zero elsewhere.
static inline bool portable_same(portable_block block, portable_block mask, portable_block other) {
  uint64_t difference = 0;
  for (int k = 0; k < 8; k += 1) {
    difference |= (block.words[k] & mask.words[k]) ^ other.words[k];
  }
  return difference == 0;
}

#define FN(name) portable_##name
#define TARGET
#define block_t portable_block
#define LOAD portable_load
#define EQUAL portable_equal
#define MASKED portable_masked
#define SAME portable_same
#define FLATTEN flatten
#include "kernel.inc"
#include "json.inc"
#undef FN
#undef TARGET
#undef block_t
#undef LOAD
#undef EQUAL
#undef MASKED
#undef SAME

// 128 bits: SSE2, which every x86-64 has, or NEON, which every arm64 has.

#if defined(__x86_64__)
typedef struct {
  __m128i parts[4];
} simd128_block;

static inline simd128_block simd128_load(const uint8_t *bytes) {
  simd128_block block;
  for (int k = 0; k < 4; k += 1) {
    block.parts[k] = _mm_loadu_si128((const __m128i *)(bytes + 16 * k));
  }
  return block;
}

static inline uint64_t simd128_equal(simd128_block block, uint8_t byte) {
  const __m128i pattern = _mm_set1_epi8((char)byte);
  uint64_t mask = 0;
  for (int k = 0; k < 4; k += 1) {
    const int part = _mm_movemask_epi8(_mm_cmpeq_epi8(block.parts[k], pattern));
    mask |= (uint64_t)(uint16_t)part << (16 * k);
  }
  return mask;
}

static inline simd128_block simd128_masked(simd128_block block, uint8_t byte) {
  const __m128i pattern = _mm_set1_epi8((char)byte);
  for (int k = 0; k < 4; k += 1) block.parts[k] = _mm_and_si128(block.parts[k], pattern);
  return block;
}

static inline bool simd128_same(simd128_block block, simd128_block mask, simd128_block other) {
  __m128i difference = _mm_setzero_si128();
  for (int k = 0; k < 4; k += 1) {
    const __m128i part = _mm_and_si128(block.parts[k], mask.parts[k]);
    difference = _mm_or_si128(difference, _mm_xor_si128(part, other.parts[k]));
  }
  return _mm_movemask_epi8(_mm_cmpeq_epi8(difference, _mm_setzero_si128())) == 0xFFFF;
}
#elif defined(__ARM_NEON) && defined(__aarch64__)
typedef struct {
  uint8x16_t parts[4];
} simd128_block;

static inline simd128_block simd128_load(const uint8_t *bytes) {
  simd128_block block;
  for (int k = 0; k < 4; k += 1) block.parts[k] = vld1q_u8(bytes + 16 * k);
  return block;
}

static inline uint64_t simd128_equal(simd128_block block, uint8_t byte) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t bits = vld1q_u8(weights);
  const uint8x16_t pattern = vdupq_n_u8(byte);
  uint8x16_t masks[4];
  for (int k = 0; k < 4; k += 1) masks[k] = vandq_u8(vceqq_u8(block.parts[k], pattern), bits);
  const uint8x16_t pairs =
      vpaddq_u8(vpaddq_u8(masks[0], masks[1]), vpaddq_u8(masks[2], masks[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
}

static inline simd128_block simd128_masked(simd128_block block, uint8_t byte) {
  const uint8x16_t pattern = vdupq_n_u8(byte);
  for (int k = 0; k < 4; k += 1) block.parts[k] = vandq_u8(block.parts[k], pattern);
  return block;
}

static inline bool simd128_same(simd128_block block, simd128_block mask, simd128_block other) {
  uint8x16_t difference = vdupq_n_u8(0);
  for (int k = 0; k < 4; k += 1) {
    const uint8x16_t part = vandq_u8(block.parts[k], mask.parts[k]);
    difference = vorrq_u8(difference, veorq_u8(part, other.parts[k]));
  }
  return vmaxvq_u8(difference) == 0;
}
#endif

#if defined(__x86_64__) || (defined(__ARM_NEON) && defined(__aarch64__))
#define CIV_SIMD128 1
#define FN(name) simd128_##name
#define TARGET
#define block_t simd128_block
#define LOAD simd128_load
#define EQUAL simd128_equal
#define MASKED simd128_masked
#define SAME simd128_same
#include "kernel.inc"
#include "json.inc"
#undef FN
#undef TARGET
#undef block_t
#undef LOAD
#undef EQUAL
#undef MASKED
#undef SAME
#endif
#undef FLATTEN

#if defined(__x86_64__)

// AVX2.

#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
typedef struct {
  __m256i parts[2];
} avx2_block;

TARGET static inline avx2_block avx2_load(const uint8_t *bytes) {
  avx2_block block;
  block.parts[0] = _mm256_loadu_si256((const __m256i *)bytes);
  block.parts[1] = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  return block;
}

TARGET static inline uint64_t avx2_equal(avx2_block block, uint8_t byte) {
  const __m256i pattern = _mm256_set1_epi8((char)byte);
  const uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block.parts[0], pattern));
  const uint32_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block.parts[1], pattern));
  return (uint64_t)high << 32 | low;
}

TARGET static inline avx2_block avx2_masked(avx2_block block, uint8_t byte) {
  const __m256i pattern = _mm256_set1_epi8((char)byte);
  block.parts[0] = _mm256_and_si256(block.parts[0], pattern);
  block.parts[1] = _mm256_and_si256(block.parts[1], pattern);
  return block;
}

TARGET static inline bool avx2_same(avx2_block block, avx2_block mask, avx2_block other) {
  const __m256i low = _mm256_and_si256(block.parts[0], mask.parts[0]);
  const __m256i high = _mm256_and_si256(block.parts[1], mask.parts[1]);
  const __m256i difference = _mm256_or_si256(
      _mm256_xor_si256(low, other.parts[0]), _mm256_xor_si256(high, other.parts[1]));
  return _mm256_testz_si256(difference, difference);
}

#define FN(name) avx2_##name
#define block_t avx2_block
#define LOAD avx2_load
#define EQUAL avx2_equal
#define MASKED avx2_masked
#define SAME avx2_same
#define FLATTEN flatten
#include "kernel.inc"
#include "json.inc"
#undef FN
#undef TARGET
#undef block_t
#undef LOAD
#undef EQUAL
#undef MASKED
#undef SAME
#undef FLATTEN

// AVX-512 with VBMI2: comparisons give masks, and one instruction packs the offsets of set bits.

#define TARGET \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))

TARGET static inline __m512i avx512_load(const uint8_t *bytes) {
  return _mm512_loadu_si512(bytes);
}

TARGET static inline uint64_t avx512_equal(__m512i block, uint8_t byte) {
  return _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)byte));
}

TARGET static inline __m512i avx512_masked(__m512i block, uint8_t byte) {
  return _mm512_and_si512(block, _mm512_set1_epi8((char)byte));
}

TARGET static inline bool avx512_same(__m512i block, __m512i mask, __m512i other) {
  return _mm512_cmpneq_epi64_mask(_mm512_and_si512(block, mask), other) == 0;
}

/// As `flatten`; writes whole groups of 16.
TARGET static inline void avx512_flatten(
    uint32_t *out, uint32_t base, uint64_t bits, unsigned count) {
  static const uint8_t offsets[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(offsets));
  const __m512i start = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(
      out, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
  if (count <= 16) return;
  _mm512_storeu_si512(
      out + 16,
      _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
  if (count <= 32) return;
  _mm512_storeu_si512(
      out + 32,
      _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
  _mm512_storeu_si512(
      out + 48,
      _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
}

#define FN(name) avx512_##name
#define block_t __m512i
#define LOAD avx512_load
#define EQUAL avx512_equal
#define MASKED avx512_masked
#define SAME avx512_same
#define FLATTEN avx512_flatten
#include "kernel.inc"
#include "json.inc"
#undef FN
#undef TARGET
#undef block_t
#undef LOAD
#undef EQUAL
#undef MASKED
#undef SAME
#undef FLATTEN
#endif

bool civ_has_isa(int isa) {
  switch (isa) {
    case civ_isa_portable:
      return true;
#ifdef CIV_SIMD128
    case civ_isa_simd128:
      return true;
#endif
#if defined(__x86_64__)
    case civ_isa_avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
          && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    case civ_isa_avx512:
      return civ_has_isa(civ_isa_avx2) && __builtin_cpu_supports("avx512f")
          && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
          && __builtin_cpu_supports("avx512vl")
          && __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
#endif
    default:
      return false;
  }
}

int civ_best_isa(void) {
  int isa = civ_isa_avx512;
  while (!civ_has_isa(isa)) isa -= 1;
  return isa;
}

void civ_split(
    int isa, const uint8_t *bytes, size_t from, size_t length, uint8_t delimiter,
    civ_split_state *state) {
  switch (isa) {
#if defined(__x86_64__)
    case civ_isa_avx512:
      avx512_split(bytes, from, length, delimiter, state);
      return;
    case civ_isa_avx2:
      avx2_split(bytes, from, length, delimiter, state);
      return;
#endif
#ifdef CIV_SIMD128
    case civ_isa_simd128:
      simd128_split(bytes, from, length, delimiter, state);
      return;
#endif
    default:
      portable_split(bytes, from, length, delimiter, state);
  }
}

void civ_scan(
    int isa, const uint8_t *bytes, size_t length, uint8_t delimiter, civ_rows *rows) {
  switch (isa) {
#if defined(__x86_64__)
    case civ_isa_avx512:
      avx512_scan(bytes, length, delimiter, rows);
      return;
    case civ_isa_avx2:
      avx2_scan(bytes, length, delimiter, rows);
      return;
#endif
#ifdef CIV_SIMD128
    case civ_isa_simd128:
      simd128_scan(bytes, length, delimiter, rows);
      return;
#endif
    default:
      portable_scan(bytes, length, delimiter, rows);
  }
}

void civ_json_scan(int isa, const uint8_t *bytes, size_t length, civ_json_rows *rows) {
  switch (isa) {
#if defined(__x86_64__)
    case civ_isa_avx512:
      avx512_json_scan(bytes, length, rows);
      return;
    case civ_isa_avx2:
      avx2_json_scan(bytes, length, rows);
      return;
#endif
#ifdef CIV_SIMD128
    case civ_isa_simd128:
      simd128_json_scan(bytes, length, rows);
      return;
#endif
    default:
      portable_json_scan(bytes, length, rows);
  }
}

size_t civ_split_lines(int isa, const uint8_t *bytes, size_t length, size_t *lines) {
  switch (isa) {
#if defined(__x86_64__)
    case civ_isa_avx512:
      return avx512_split_lines(bytes, length, lines);
    case civ_isa_avx2:
      return avx2_split_lines(bytes, length, lines);
#endif
#ifdef CIV_SIMD128
    case civ_isa_simd128:
      return simd128_split_lines(bytes, length, lines);
#endif
    default:
      return portable_split_lines(bytes, length, lines);
  }
}
