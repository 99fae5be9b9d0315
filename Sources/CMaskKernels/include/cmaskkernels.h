#ifndef CMASKKERNELS_H
#define CMASKKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Loops over bitmaps, 64 rows to a word.
//
// Memory: `words` words of every bitmap are read or written and nothing else. Outputs never overlap
// inputs. Nothing is kept between calls.

/// Instruction sets the kernels are built for. A higher number is faster.
enum {
  cmk_isa_portable = 0,
  cmk_isa_avx2 = 1,
  cmk_isa_avx512 = 2
};

/// The fastest instruction set of this processor.
int cmk_best_isa(void);

/// Whether this processor can run `isa`.
bool cmk_has_isa(int isa);

/// How a value is compared with a constant. The other three are the complements of these.
enum {
  cmk_equal = 0,
  cmk_less = 1,
  cmk_less_or_equal = 2
};

/// Sets bit r of `out` if values[r] compares with `constant`; bits behind `count` are 0.
void cmk_compare_int64(
    int isa, int comparison, const int64_t *values, size_t count, int64_t constant, uint64_t *out);

/// The same for doubles; a NaN compares with nothing.
void cmk_compare_double(
    int isa, int comparison, const double *values, size_t count, double constant, uint64_t *out);

/// Turns raw comparisons into masks: t = raw & valid and f = ~raw & valid, the other way round if
/// `is_complement`. `t` may be `raw`.
void cmk_split(
    uint64_t *t, uint64_t *f, const uint64_t *raw, const uint64_t *valid, bool is_complement,
    size_t words);

/// One more child of `&&`: t &= ct, f |= cf, decided &= ct | ce. With t and f exchanged, of `||`.
void cmk_fold(
    uint64_t *t, uint64_t *f, uint64_t *decided, const uint64_t *ct, const uint64_t *cf,
    const uint64_t *ce, size_t words);

/// What a rule says of the rows of its scope.
typedef struct {
  uint64_t pass;
  uint64_t fail;
  uint64_t not_applicable;
  uint64_t not_checked;
  uint64_t error;
} cmk_tally;

/// Counts the outcomes of a rule. `when` is three masks one behind the other, `stride` words apart
/// (true, false, error), or null for a rule without; `met` likewise.
///
/// Writes the rows that fail and those of which nothing is known.
cmk_tally cmk_count(
    int isa, const uint64_t *scope, const uint64_t *when, const uint64_t *met, size_t stride,
    size_t words, uint64_t *fails, uint64_t *unknown);

#ifdef __cplusplus
}
#endif

#endif
