package dev.pershot.model;

/** The native parts that a result depends on. */
public record Versions(String ffmpeg, String encoder, String libvmaf) {}
