#include "cmaskkernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Portable: what the compiler makes of it.

#define TARGET
#define value_t int64_t
#define FN portable_int64_equal
#define OP ==
#include "compare.inc"
#undef FN
#undef OP
#define FN portable_int64_less
#define OP <
#include "compare.inc"
#undef FN
#undef OP
#define FN portable_int64_less_or_equal
#define OP <=
#include "compare.inc"
#undef FN
#undef OP
#undef value_t
#define value_t double
#define FN portable_double_equal
#define OP ==
#include "compare.inc"
#undef FN
#undef OP
#define FN portable_double_less
#define OP <
#include "compare.inc"
#undef FN
#undef OP
#define FN portable_double_less_or_equal
#define OP <=
#include "compare.inc"
#undef FN
#undef OP
#undef value_t
#undef TARGET

/// Counts are kept in five words, so that the compiler needs no memory for them.
#define COUNT_BODY                                                                      \
  cmk_tally tally = {0, 0, 0, 0, 0};                                                    \
  const uint64_t *mt = met, *mf = met + stride, *me = met + 2 * stride;                 \
  for (size_t w = 0; w < words; w += 1) {                                               \
    const uint64_t s = scope[w];                                                        \
    const uint64_t holds = when ? when[w] : ~0ull;                                      \
    const uint64_t skipped = when ? s & when[stride + w] : 0;                           \
    const uint64_t broken = when ? when[2 * stride + w] : 0;                            \
    const uint64_t pass = s & holds & mt[w];                                            \
    const uint64_t fail = s & holds & mf[w];                                            \
    const uint64_t error = s & (broken | (holds & me[w]));                              \
    const uint64_t rest = s & ~(skipped | pass | fail | error);                         \
    fails[w] = fail;                                                                    \
    unknown[w] = rest;                                                                  \
    tally.pass += (uint64_t)__builtin_popcountll(pass);                                 \
    tally.fail += (uint64_t)__builtin_popcountll(fail);                                 \
    tally.not_applicable += (uint64_t)__builtin_popcountll(skipped);                    \
    tally.not_checked += (uint64_t)__builtin_popcountll(rest);                          \
    tally.error += (uint64_t)__builtin_popcountll(error);                               \
  }                                                                                     \
  return tally;

static cmk_tally portable_count(
    const uint64_t *scope, const uint64_t *when, const uint64_t *met, size_t stride, size_t words,
    uint64_t *restrict fails, uint64_t *restrict unknown) {
  COUNT_BODY
}

#if defined(__x86_64__)

__attribute__((target("popcnt,avx2,bmi,bmi2"))) static cmk_tally avx2_count(
    const uint64_t *scope, const uint64_t *when, const uint64_t *met, size_t stride, size_t words,
    uint64_t *restrict fails, uint64_t *restrict unknown) {
  COUNT_BODY
}

__attribute__((target("popcnt,avx512f,avx512bw,avx512vl,avx512vpopcntdq"))) static cmk_tally
avx512_count(
    const uint64_t *scope, const uint64_t *when, const uint64_t *met, size_t stride, size_t words,
    uint64_t *restrict fails, uint64_t *restrict unknown) {
  COUNT_BODY
}

// AVX2: sign bits of four comparisons at a time.

#define AVX2 __attribute__((target("avx2")))

#define AVX2_COMPARE(name, value_t, load, test, tail)                                        \
  AVX2 static void name(const value_t *values, size_t count, value_t constant, uint64_t *out) { \
    size_t word = 0;                                                                         \
    for (; (word + 1) * 64 <= count; word += 1) {                                            \
      uint64_t bits = 0;                                                                     \
      for (int k = 0; k < 64; k += 4) {                                                      \
        const __m256d mask = test(load(values + word * 64 + k), constant);                   \
        bits |= (uint64_t)(unsigned)_mm256_movemask_pd(mask) << k;                           \
      }                                                                                      \
      out[word] = bits;                                                                      \
    }                                                                                        \
    if (word * 64 < count) tail(values + word * 64, count - word * 64, constant, out + word); \
  }

#define LOAD_INT64(at) _mm256_loadu_si256((const __m256i *)(at))
#define INT64_EQUAL(x, c) _mm256_castsi256_pd(_mm256_cmpeq_epi64(x, _mm256_set1_epi64x(c)))
#define INT64_LESS(x, c) _mm256_castsi256_pd(_mm256_cmpgt_epi64(_mm256_set1_epi64x(c), x))
#define INT64_GREATER(x, c) _mm256_cmpgt_epi64(x, _mm256_set1_epi64x(c))
#define INT64_LESS_OR_EQUAL(x, c) \
  _mm256_castsi256_pd(_mm256_xor_si256(INT64_GREATER(x, c), _mm256_set1_epi64x(-1)))
#define DOUBLE_EQUAL(x, c) _mm256_cmp_pd(x, _mm256_set1_pd(c), _CMP_EQ_OQ)
#define DOUBLE_LESS(x, c) _mm256_cmp_pd(x, _mm256_set1_pd(c), _CMP_LT_OQ)
#define DOUBLE_LESS_OR_EQUAL(x, c) _mm256_cmp_pd(x, _mm256_set1_pd(c), _CMP_LE_OQ)

AVX2_COMPARE(avx2_int64_equal, int64_t, LOAD_INT64, INT64_EQUAL, portable_int64_equal)
AVX2_COMPARE(avx2_int64_less, int64_t, LOAD_INT64, INT64_LESS, portable_int64_less)
AVX2_COMPARE(
    avx2_int64_less_or_equal, int64_t, LOAD_INT64, INT64_LESS_OR_EQUAL,
    portable_int64_less_or_equal)
AVX2_COMPARE(avx2_double_equal, double, _mm256_loadu_pd, DOUBLE_EQUAL, portable_double_equal)
AVX2_COMPARE(avx2_double_less, double, _mm256_loadu_pd, DOUBLE_LESS, portable_double_less)
AVX2_COMPARE(
    avx2_double_less_or_equal, double, _mm256_loadu_pd, DOUBLE_LESS_OR_EQUAL,
    portable_double_less_or_equal)

// AVX-512: eight comparisons at a time, the answer as a byte.

#define AVX512 __attribute__((target("avx512f")))

#define AVX512_COMPARE(name, value_t, load, test, tail)                                      \
  AVX512 static void name(                                                                   \
      const value_t *values, size_t count, value_t constant, uint64_t *out) {                \
    size_t word = 0;                                                                         \
    for (; (word + 1) * 64 <= count; word += 1) {                                            \
      uint64_t bits = 0;                                                                     \
      for (int k = 0; k < 64; k += 8) {                                                      \
        bits |= (uint64_t)(uint8_t)test(load(values + word * 64 + k), constant) << k;        \
      }                                                                                      \
      out[word] = bits;                                                                      \
    }                                                                                        \
    if (word * 64 < count) tail(values + word * 64, count - word * 64, constant, out + word); \
  }

#define WIDE_EQUAL(x, c) _mm512_cmpeq_epi64_mask(x, _mm512_set1_epi64(c))
#define WIDE_LESS(x, c) _mm512_cmplt_epi64_mask(x, _mm512_set1_epi64(c))
#define WIDE_LESS_OR_EQUAL(x, c) _mm512_cmple_epi64_mask(x, _mm512_set1_epi64(c))
#define WIDE_DOUBLE_EQUAL(x, c) _mm512_cmp_pd_mask(x, _mm512_set1_pd(c), _CMP_EQ_OQ)
#define WIDE_DOUBLE_LESS(x, c) _mm512_cmp_pd_mask(x, _mm512_set1_pd(c), _CMP_LT_OQ)
#define WIDE_DOUBLE_LESS_OR_EQUAL(x, c) _mm512_cmp_pd_mask(x, _mm512_set1_pd(c), _CMP_LE_OQ)

AVX512_COMPARE(avx512_int64_equal, int64_t, _mm512_loadu_si512, WIDE_EQUAL, portable_int64_equal)
AVX512_COMPARE(avx512_int64_less, int64_t, _mm512_loadu_si512, WIDE_LESS, portable_int64_less)
AVX512_COMPARE(
    avx512_int64_less_or_equal, int64_t, _mm512_loadu_si512, WIDE_LESS_OR_EQUAL,
    portable_int64_less_or_equal)
AVX512_COMPARE(avx512_double_equal, double, _mm512_loadu_pd, WIDE_DOUBLE_EQUAL, portable_double_equal)
AVX512_COMPARE(avx512_double_less, double, _mm512_loadu_pd, WIDE_DOUBLE_LESS, portable_double_less)
AVX512_COMPARE(
    avx512_double_less_or_equal, double, _mm512_loadu_pd, WIDE_DOUBLE_LESS_OR_EQUAL,
    portable_double_less_or_equal)
#endif

bool cmk_has_isa(int isa) {
  switch (isa) {
    case cmk_isa_portable:
      return true;
#if defined(__x86_64__)
    case cmk_isa_avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
          && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    case cmk_isa_avx512:
      return cmk_has_isa(cmk_isa_avx2) && __builtin_cpu_supports("avx512f")
          && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
          && __builtin_cpu_supports("avx512vpopcntdq");
#endif
    default:
      return false;
  }
}

int cmk_best_isa(void) {
  int isa = cmk_isa_avx512;
  while (!cmk_has_isa(isa)) isa -= 1;
  return isa;
}

#define CHOOSE(prefix, type)                                          \
  switch (comparison) {                                               \
    case cmk_equal: prefix##_##type##_equal(values, count, constant, out); return;        \
    case cmk_less: prefix##_##type##_less(values, count, constant, out); return;          \
    default: prefix##_##type##_less_or_equal(values, count, constant, out); return;       \
  }

void cmk_compare_int64(
    int isa, int comparison, const int64_t *values, size_t count, int64_t constant, uint64_t *out) {
  switch (isa) {
#if defined(__x86_64__)
    case cmk_isa_avx512: CHOOSE(avx512, int64)
    case cmk_isa_avx2: CHOOSE(avx2, int64)
#endif
    default: CHOOSE(portable, int64)
  }
}

void cmk_compare_double(
    int isa, int comparison, const double *values, size_t count, double constant, uint64_t *out) {
  switch (isa) {
#if defined(__x86_64__)
    case cmk_isa_avx512: CHOOSE(avx512, double)
    case cmk_isa_avx2: CHOOSE(avx2, double)
#endif
    default: CHOOSE(portable, double)
  }
}

void cmk_split(
    uint64_t *t, uint64_t *f, const uint64_t *raw, const uint64_t *valid, bool is_complement,
    size_t words) {
  const uint64_t flip = is_complement ? ~0ull : 0;
  for (size_t w = 0; w < words; w += 1) {
    const uint64_t holds = raw[w] ^ flip;
    t[w] = holds & valid[w];
    f[w] = ~holds & valid[w];
  }
}

void cmk_fold(
    uint64_t *restrict t, uint64_t *restrict f, uint64_t *restrict decided, const uint64_t *ct,
    const uint64_t *cf, const uint64_t *ce, size_t words) {
  for (size_t w = 0; w < words; w += 1) {
    t[w] &= ct[w];
    f[w] |= cf[w];
    decided[w] &= ct[w] | ce[w];
  }
}

cmk_tally cmk_count(
    int isa, const uint64_t *scope, const uint64_t *when, const uint64_t *met, size_t stride,
    size_t words, uint64_t *fails, uint64_t *unknown) {
  switch (isa) {
#if defined(__x86_64__)
    case cmk_isa_avx512: return avx512_count(scope, when, met, stride, words, fails, unknown);
    case cmk_isa_avx2: return avx2_count(scope, when, met, stride, words, fails, unknown);
#endif
    default: return portable_count(scope, when, met, stride, words, fails, unknown);
  }
}
