// RE2 is a C++ library: its headers are included by the shim in CRE2 alone.
// This module only carries the library's link and pkg-config settings.
