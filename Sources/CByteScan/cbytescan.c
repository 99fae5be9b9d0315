#include "cbytescan.h"
