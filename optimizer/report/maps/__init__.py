"""Printed maps: one kind a module, on the same ground, signs, frame and classes."""
