"""Prose into proposed claims: releases, court papers, news."""
