#ifndef CBYTESCAN_H
#define CBYTESCAN_H
#include <stddef.h>
#include <stdint.h>
#endif
