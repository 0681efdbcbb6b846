"""The screening API that OpenSanctions' clients and Marble speak."""
