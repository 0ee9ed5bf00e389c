"""Does the long work that the job table asks for, in a process of its own."""
