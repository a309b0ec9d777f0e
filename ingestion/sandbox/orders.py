"""How the worker hands jobs to the zygote: a length and the descriptors, then the jobs and their limits as JSON."""

import struct

CONTROL = 3  # the descriptor on which the zygote finds its socket
MOST_JOBS = 32  # of one child: its open files are counted too (`confinement`)
HEADER = struct.Struct(">IB")  # bytes of the order, files
TO_TELL = 3  # descriptors that come first: the pipe for answers, the socket on which the child's end is told, the bookmark; then the files
