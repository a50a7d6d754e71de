"""The pages of the window. Each shows a Trail through its pack, and asks for commands by `run`."""
