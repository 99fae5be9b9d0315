#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression. Immutable; matching is safe from any thread.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `pattern` (UTF-8, `length` bytes). Never returns null except when memory is exhausted;
/// ask `cre2_error` whether compiling succeeded.
cre2_pattern *cre2_new(const char *pattern, size_t length, int64_t max_memory);

/// Frees `pattern`; null is allowed.
void cre2_free(cre2_pattern *pattern);

/// RE2's reason when the pattern could not be compiled, else null. Valid until `cre2_free`.
const char *cre2_error(const cre2_pattern *pattern);

/// The part of the pattern that `cre2_error` speaks of. Valid until `cre2_free`.
const char *cre2_error_fragment(const cre2_pattern *pattern);

/// Whether the pattern matches anywhere in `text` (UTF-8, `length` bytes).
bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length);

/// The leftmost match of the pattern in `text` (UTF-8, `length` bytes); false if there is none.
bool cre2_find(
    const cre2_pattern *pattern, const char *text, size_t length, size_t *start, size_t *end);

#ifdef __cplusplus
}
#endif

#endif
