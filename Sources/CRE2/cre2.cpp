// The C face of RE2: compile, match, free. No exception leaves this file (RE2 throws none).
#include "cre2.h"

#include <re2/re2.h>

#include <new>
#include <string>

struct cre2_pattern {
  cre2_pattern(re2::StringPiece text, const RE2::Options &options) : re(text, options) {}
  RE2 re;
};

cre2_pattern *cre2_new(const char *pattern, size_t length, int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  return new (std::nothrow) cre2_pattern(re2::StringPiece(pattern, length), options);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->re.ok() ? nullptr : pattern->re.error().c_str();
}

const char *cre2_error_fragment(const cre2_pattern *pattern) {
  return pattern->re.error_arg().c_str();
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
  return RE2::PartialMatch(re2::StringPiece(text, length), pattern->re);
}

bool cre2_find(
    const cre2_pattern *pattern, const char *text, size_t length, size_t *start, size_t *end) {
  re2::StringPiece found;
  if (!pattern->re.Match(
          re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, &found, 1)) {
    return false;
  }
  *start = found.data() - text;
  *end = *start + found.size();
  return true;
}
