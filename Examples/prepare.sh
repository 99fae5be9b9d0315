# Read by check.sh and test.sh: makes sure that Swift and the system libraries are there.
# shellcheck shell=sh

if ! command -v swift >/dev/null 2>&1; then
  echo "swift is not on PATH. Install Swift 6.3 from https://www.swift.org/install and run this again." >&2
  exit 2
fi

# has_library NAME: whether pkg-config finds NAME.
has_library() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1"; }

missing=""
command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
has_library yaml-0.1 || missing="$missing libyaml-dev"
has_library re2 || missing="$missing libre2-dev"
has_library libzip || missing="$missing libzip-dev"
has_library expat || missing="$missing libexpat1-dev"
has_library zlib || missing="$missing zlib1g-dev"

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install these, under the names your system gives them:$missing" >&2
    echo "(pkg-config must find yaml-0.1, re2, libzip, expat and zlib; for instance: dnf install libyaml-devel re2-devel)" >&2
    exit 2
  fi
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Run this as root, or install by hand:$missing" >&2
      exit 2
    fi
    as_root=sudo
  fi
  echo "Installing$missing" >&2
  # shellcheck disable=SC2086 # a list of packages, meant to be split
  { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing; } >&2
fi
